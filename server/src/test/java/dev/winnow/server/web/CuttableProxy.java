package dev.winnow.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A way to a server that can be cut and joined again.
public final class CuttableProxy implements AutoCloseable {

  private final int to;
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  public CuttableProxy(int to) throws IOException {
    this.to = to;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public void cut() {
    cut = true;
    open.forEach(CuttableProxy::close);
  }

  public void join() {
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket from = server.accept();
        open.add(from);
        if (cut) {
          close(from);
          continue;
        }
        Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(there);
        pump(from, there);
        pump(there, from);
      } catch (IOException e) {
        // Closed, or the other side is away: the next one may get through.
        open.removeIf(Socket::isClosed);
      }
    }
  }

  private static void pump(Socket from, Socket into) {
    Thread.ofVirtual()
        .start(() -> {
          try (InputStream in = from.getInputStream();
              OutputStream out = into.getOutputStream()) {
            in.transferTo(out);
          } catch (IOException e) {
            close(from);
          } finally {
            close(into);
          }
        });
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed, then.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
