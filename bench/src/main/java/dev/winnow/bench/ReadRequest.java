package dev.winnow.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 request as it came over a connection, its length announced.
///
/// @param headers by name in lower case
record ReadRequest(String method, String path, Map<String, String> headers, String body) {

  private static final int LINE_MAX = 65_536;
  private static final int BODY_MAX = 64 << 20;

  /// The next request of a connection, or null where the client has closed it.
  static @Nullable ReadRequest next(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IOException("no request line: " + line);
    }
    Map<String, String> headers = new HashMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
    }
    byte[] body = exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new ReadRequest(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0 || length > BODY_MAX) {
      throw new IOException("a body of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the body ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.size() == 0) {
          return null;
        }
        throw new EOFException("a line is cut off");
      }
      if (line.size() > LINE_MAX) {
        throw new IOException("a line of over " + LINE_MAX + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
