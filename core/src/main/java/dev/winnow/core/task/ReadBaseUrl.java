package dev.winnow.core.task;

import dev.winnow.core.say.Said;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the address of a model's service. What stands before an `@` or after a `?` may be secret,
/// so no message repeats it.
final class ReadBaseUrl {

  private static final String PATH = "/chat/completions";

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
    if (address.endsWith(PATH)) {
      address = withoutSlash(address.substring(0, address.length() - PATH.length()));
      value.warning(ModelFieldSaid.ADDRESS_PATH.of(address));
    }
    return URI.create(address);
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
    if (uri.getPort() > 65_535) {
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
