package dev.winnow.cli;

import java.lang.reflect.Proxy;

/// Handles Ctrl-C and termination requests instead of Java's own way, which cannot tell a first
/// from a second.
///
/// `sun.misc.Signal` (module `jdk.unsupported`) is the only way to it; it is reached by name
/// because the compiler warns of it in a way that nothing can silence. Where it is missing, Ctrl-C
/// ends the process at once, and the journal holds.
final class Interrupts {

  private Interrupts() {}

  /// Calls `handler` on every SIGINT and SIGTERM from now on, in a thread of its own.
  static void handle(Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {signalHandler},
              (self, method, arguments) -> {
                handler.run();
                return null;
              });
      for (String name : new String[] {"INT", "TERM"}) {
        Object one = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, signalHandler).invoke(null, one, proxy);
      }
    } catch (ReflectiveOperationException e) {
      return;
    }
  }
}
