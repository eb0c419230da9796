package dev.winnow.providers.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a reply into text. Some send a packed body although nobody asked for one:
/// gzip and deflate are unpacked, whether or not a header says so, up to the limit that holds for
/// bodies.
///
/// What is packed in another way, or is broken, is read as it came: half an answer is still an
/// answer, and what is none is said to be none.
final class UnpackBody {

  private static final int PACKED_TWICE = 2;
  private static final int BUFFER = 8_192;
  private static final int ZLIB_HEAD_DIVISOR = 31;

  private UnpackBody() {}

  /// The text, or null where it is longer than the limit.
  ///
  /// @param encoding the `Content-Encoding` header; empty without one
  static @Nullable String text(byte[] body, String encoding, long bytesMax) {
    byte[] bytes = body;
    boolean deflated = encoding.toLowerCase(Locale.ROOT).contains("deflate");
    for (int layer = 0;
        (layer < PACKED_TWICE && isGzip(bytes)) || (deflated && layer == 0);
        layer++) {
      byte[] unpacked = unpacked(bytes, bytesMax);
      if (unpacked.length > bytesMax) {
        return null;
      }
      bytes = unpacked;
    }
    return decoded(bytes);
  }

  /// What could be unpacked, at most one byte more than the limit; the bytes themselves where
  /// nothing could.
  private static byte[] unpacked(byte[] packed, long bytesMax) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(packed.length, BUFFER));
    try (InputStream in = unpacking(packed)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, (int) Math.min(read, bytesMax + 1 - out.size()));
        if (out.size() > bytesMax) {
          break;
        }
      }
    } catch (IOException broken) {
      return out.size() == 0 ? packed : out.toByteArray();
    }
    return out.toByteArray();
  }

  private static InputStream unpacking(byte[] packed) throws IOException {
    InputStream in = new ByteArrayInputStream(packed);
    if (isGzip(packed)) {
      return new GZIPInputStream(in);
    }
    // Some call a stream without zlib's head deflate, too.
    return isZlib(packed)
        ? new InflaterInputStream(in)
        : new InflaterInputStream(in, new Inflater(true));
  }

  // RFC 1952 §2.3.1
  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  // RFC 1950 §2.2
  private static boolean isZlib(byte[] bytes) {
    return bytes.length > 2
        && (bytes[0] & 0x0f) == 8
        && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % ZLIB_HEAD_DIVISOR == 0;
  }

  /// Broken bytes are replaced, never an error; a byte-order mark says how to read and goes.
  private static String decoded(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.length > 1) {
      int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
      charset =
          mark == 0xfeff
              ? StandardCharsets.UTF_16BE
              : mark == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
