package dev.winnow.server.web;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Entity tags: the version of a thing in quotes.
public final class ETags {

  private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");

  private ETags() {}

  /// The tag of a version.
  public static String of(int version) {
    return "\"" + version + "\"";
  }

  /// Shows a thing as it is.
  public static <T> ResponseEntity<T> shown(int version, T view) {
    return ResponseEntity.ok().eTag(of(version)).body(view);
  }

  /// Shows a thing that was made.
  ///
  /// @param list the path of all such things
  public static <T> ResponseEntity<T> created(String list, UUID id, int version, T view) {
    return ResponseEntity.created(URI.create(list + "/" + id)).eTag(of(version)).body(view);
  }

  // RFC 9110 §13.1.1
  /// Refuses a request whose `If-Match` names other versions than this one. Without the header, or
  /// with `*`, any version will do.
  public static void check(@Nullable String ifMatch, int version, Thing what) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return;
    }
    boolean matches = false;
    for (String tag : ifMatch.split(",", -1)) {
      if (!TAG.matcher(tag.strip()).matches()) {
        throw Refusal.bad("BAD_IF_MATCH", RefusalSaid.IF_MATCH.of(ifMatch));
      }
      matches |= tag.strip().equals(of(version));
    }
    if (!matches) {
      throw Refusal.stale(what, of(version));
    }
  }
}
