package dev.winnow.core.task;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the address of a model's service. What stands before an `@` or after a `?` may be secret,
/// so no message repeats it.
final class ReadBaseUrl {

  private static final String PATH = "/chat/completions";
  private static final String LIKE = "expected an address like http://127.0.0.1:8000/v1";

  private ReadBaseUrl() {}

  static @Nullable URI read(Fields fields) {
    String text = fields.find(ModelFields.BASE_URL);
    if (text == null) {
      return null;
    }
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      fields.error(ModelFields.BASE_URL, LIKE + ": " + e.getReason() + ".");
      return null;
    }
    String wrong = wrong(uri);
    if (wrong != null) {
      fields.error(ModelFields.BASE_URL, wrong);
      return null;
    }
    String address = withoutSlash(uri.toString());
    if (address.endsWith(PATH)) {
      address = withoutSlash(address.substring(0, address.length() - PATH.length()));
      fields.warning(
          ModelFields.BASE_URL,
          "ends in " + PATH + ", which is added to it anyway: " + address + " is used.");
    }
    return URI.create(address);
  }

  private static @Nullable String wrong(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
      return LIKE + ", with http:// or https:// in front.";
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
      return "holds a user name or key before the @. Remove it: " + Secrets.ADVICE;
    }
    if (uri.getHost() == null) {
      return LIKE + ", with the name of a host in it.";
    }
    if (uri.getPort() > 65_535) {
      return LIKE + ", with a port from 1 to 65,535.";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "goes up to /v1 only, without ? and #. Remove the rest.";
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
