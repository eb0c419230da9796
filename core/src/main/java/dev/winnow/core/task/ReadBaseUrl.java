package dev.winnow.core.task;

import dev.winnow.core.say.Said;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the address of a model's service. What stands before an `@` or after a `?` may be secret,
/// so no message repeats it.
final class ReadBaseUrl {

  /// What each wire adds, so that it may be left on.
  private static final List<String> PATHS =
      List.of("/chat/completions", "/v1/messages", "/messages", "/api/chat");

  private static final int PORT_MAX = 65_535;

  private ReadBaseUrl() {}

  static @Nullable URI read(Value value) {
    String text = value.filled();
    if (text == null) {
      return null;
    }
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      value.error(ModelFieldSaid.ADDRESS.of(e.getReason()));
      return null;
    }
    Said wrong = wrong(uri, value.reading());
    if (wrong != null) {
      value.error(wrong);
      return null;
    }
    String address = withoutSlash(uri.toString());
    for (String path : PATHS) {
      if (address.endsWith(path)) {
        address = withoutSlash(address.substring(0, address.length() - path.length()));
        value.warning(ModelFieldSaid.ADDRESS_PATH.of(path, address));
      }
    }
    return URI.create(address);
  }

  /// The address of an HTTP proxy. A name and a password are not repeated.
  static @Nullable URI proxy(Value value) {
    String text = value.filled();
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(withoutSlash(text.strip()));
      if ("http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getPort() > 0
          && uri.getPort() <= PORT_MAX) {
        return uri;
      }
    } catch (URISyntaxException odd) {
      // Said below.
    }
    value.error(ModelFieldSaid.PROXY.of());
    return null;
  }

  private static @Nullable Said wrong(URI uri, Reading reading) {
    String scheme = uri.getScheme();
    if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
      return ModelFieldSaid.ADDRESS_SCHEME.of();
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
      return ModelFieldSaid.ADDRESS_USER.of(reading.keyAdvice());
    }
    if (uri.getHost() == null) {
      return ModelFieldSaid.ADDRESS_HOST.of();
    }
    if (uri.getPort() > PORT_MAX) {
      return ModelFieldSaid.ADDRESS_PORT.of();
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return ModelFieldSaid.ADDRESS_ENDS.of();
    }
    return null;
  }

  private static String withoutSlash(String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }
}
