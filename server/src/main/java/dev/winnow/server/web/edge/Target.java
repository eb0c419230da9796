package dev.winnow.server.web.edge;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.task.FieldSaid;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.util.StringUtils;

/// Checks that a request's path and query are percent-encoded UTF-8 without NUL.
final class Target {

  private Target() {}

  static void check(HttpServletRequest request) {
    check("path", request.getRequestURI());
    String query = request.getQueryString();
    if (query == null) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = check("query", parts[0]);
      if (parts.length == 2) {
        check(name, parts[1]);
      }
    }
  }

  private static String check(String where, String text) {
    String decoded = decoded(text);
    int nul = decoded.indexOf('\0');
    if (nul >= 0) {
      throw Refusal.invalid(where, FieldSaid.NUL.of(nul + 1));
    }
    return decoded;
  }

  private static String decoded(String text) {
    try {
      byte[] bytes =
          StringUtils.uriDecode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      if (Utf8.firstWrong(bytes) < 0) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw Refusal.bad("BAD_ENCODING", RefusalSaid.PERCENT.of(Excerpt.of(text)));
  }
}
