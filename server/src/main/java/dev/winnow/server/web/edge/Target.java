package dev.winnow.server.web.edge;

import dev.winnow.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Checks that a request's path and query are percent-encoded UTF-8 without NUL.
final class Target {

  private Target() {}

  static void check(HttpServletRequest request) {
    check("path", request.getRequestURI());
    @Nullable String query = request.getQueryString();
    if (query == null) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      check("query", name);
      if (equals >= 0) {
        check("parameter " + decoded("query", name), pair.substring(equals + 1));
      }
    }
  }

  private static void check(String where, String text) {
    String decoded = decoded(where, text);
    if (decoded.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          where.replaceFirst("^parameter ", ""), "holds a NUL character (%00). Leave it out.");
    }
  }

  private static String decoded(String where, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      boolean whole = i + 2 < text.length();
      int high = whole ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = whole ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw Refusal.bad(
            "BAD_ENCODING",
            "The %s has a %% without two hexadecimal digits. Write it as %%25.".formatted(where));
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    byte[] raw = bytes.toByteArray();
    if (Utf8.firstWrong(raw) >= 0) {
      throw Refusal.bad(
          "BAD_ENCODING",
          "The %s is not percent-encoded UTF-8. Encode each byte of the UTF-8 text as %%XX."
              .formatted(where));
    }
    return new String(raw, StandardCharsets.UTF_8);
  }
}
