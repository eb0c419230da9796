package dev.winnow.server.web.edge;

import dev.winnow.core.document.Excerpt;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Keeps out pages of other sites that run in a browser on this machine. Nobody has to sign in yet,
/// so whatever such a page could make the browser send would be obeyed.
final class Callers {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private final String host;

  Callers(Settings settings) {
    this.host = settings.host().toLowerCase(Locale.ROOT);
  }

  void check(HttpServletRequest request) {
    checkHost(request.getHeader("Host"));
    if (!READING.contains(request.getMethod())) {
      checkOrigin(request);
    }
  }

  /// A name that somebody else's name server points at this machine stays in `Host`.
  private void checkHost(@Nullable String named) {
    String name =
        named == null ? "" : PORT.matcher(named).replaceFirst("").toLowerCase(Locale.ROOT);
    if (!LOOPBACK.matcher(name).matches() && !name.equals(host)) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          "FORBIDDEN_HOST",
          RefusalSaid.HOST.of(Excerpt.of(String.valueOf(named))));
    }
  }

  private static void checkOrigin(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    boolean foreign = origin != null && !isOurs(origin, request);
    if (foreign || "cross-site".equalsIgnoreCase(site)) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN,
          "FORBIDDEN_ORIGIN",
          RefusalSaid.ORIGIN.of(Excerpt.of(String.valueOf(origin != null ? origin : site))));
    }
  }

  private static boolean isOurs(String origin, HttpServletRequest request) {
    try {
      URI uri = URI.create(origin);
      return "http".equals(uri.getScheme())
          && uri.getRawAuthority() != null
          && uri.getRawAuthority().equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
