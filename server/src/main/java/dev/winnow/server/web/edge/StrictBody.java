package dev.winnow.server.web.edge;

import dev.winnow.server.web.HandledPath;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A request whose body is read whole and checked the first time somebody asks for it: no larger
/// than [#BYTES_MAX], UTF-8, and if it says it is JSON, JSON as [CheckJson] wants it. A body that
/// nobody asks for is ignored. It may be asked for again. A file (`application/octet-stream`) is no
/// such body: it is read as it comes.
public final class StrictBody extends HttpServletRequestWrapper {

  /// The largest body.
  public static final int BYTES_MAX = 8 << 20;

  private static final String FILE = "application/octet-stream";

  private byte @Nullable [] body;

  StrictBody(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (!HandledPath.isApi(this) || type().startsWith("multipart/") || type().equals(FILE)) {
      return super.getInputStream();
    }
    if (body == null) {
      body = read();
    }
    return new Bytes(new ByteArrayInputStream(body));
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private byte[] read() throws IOException {
    if (getContentLengthLong() > BYTES_MAX) {
      throw tooLarge();
    }
    checkHeaders();
    byte[] read = super.getInputStream().readNBytes(BYTES_MAX + 1);
    if (read.length > BYTES_MAX) {
      throw tooLarge();
    }
    checkText(read);
    boolean json = type().endsWith("/json") || type().endsWith("+json");
    return !json || CheckJson.check(read) ? read : new byte[0];
  }

  private void checkHeaders() {
    @Nullable String packed = getHeader("Content-Encoding");
    if (packed != null && !packed.equalsIgnoreCase("identity")) {
      throw Refusal.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", RefusalSaid.PACKED.of());
    }
    String charset = parameter("charset");
    if (!charset.isEmpty() && !charset.equals("utf-8") && !charset.equals("us-ascii")) {
      throw Refusal.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "UNSUPPORTED_MEDIA_TYPE",
          RefusalSaid.CHARSET.of(charset));
    }
  }

  private static void checkText(byte[] body) {
    int wrong = Utf8.firstWrong(body);
    for (int i = 0; i < body.length && wrong < 0; i++) {
      wrong = body[i] == 0 ? i : -1;
    }
    if (wrong >= 0) {
      throw Refusal.bad(
          "BAD_ENCODING", RefusalSaid.BAD_BYTE.of(wrong, "0x%02X".formatted(body[wrong] & 0xff)));
    }
  }

  private static Refusal tooLarge() {
    return Refusal.of(
        HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE", RefusalSaid.TOO_LARGE.of(BYTES_MAX));
  }

  private String type() {
    @Nullable String type = getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private String parameter(String name) {
    @Nullable String type = getContentType();
    String[] parts = type == null ? new String[0] : type.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      if (pair.length == 2 && pair[0].strip().equals(name)) {
        return pair[1].strip().replace("\"", "");
      }
    }
    return "";
  }

  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream in;

    private Bytes(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return in.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body has been read already.");
    }
  }
}
