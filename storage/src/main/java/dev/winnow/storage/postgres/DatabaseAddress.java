package dev.winnow.storage.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to reach a PostgreSQL.
///
/// @param jdbcUrl without user and password
/// @param user null leaves it to the driver
/// @param password null is none
public record DatabaseAddress(String jdbcUrl, @Nullable String user, @Nullable String password) {

  /// The advisory lock that the service holds on its database, so that no other one works with it:
  /// "WINNOW" in ASCII.
  public static final long SERVICE_LOCK = 0x57494E4E4F57L;

  /// Reads what `WINNOW_DB_URL` says: `jdbc:postgresql://host/db`, or
  /// `postgresql://user:password@host:port/db` as other tools write it.
  ///
  /// @param user what `WINNOW_DB_USER` says, over the address's own; null is nothing
  /// @param password what `WINNOW_DB_PASSWORD` says, likewise
  /// @throws IllegalArgumentException when it is no such address; the message shows no password
  public static DatabaseAddress read(
      String text, @Nullable String user, @Nullable String password) {
    String url = text.strip();
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(url, user, password);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "WINNOW_DB_URL names no PostgreSQL. Write postgresql://user:password@host:5432/database or jdbc:postgresql://host/database.");
    }
    URI uri = uri(url);
    List<String> login = login(uri);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        user != null || login.isEmpty() ? user : login.get(0),
        password != null || login.size() < 2 ? password : login.get(1));
  }

  /// The database that the environment names in the place of the embedded one; null is none.
  ///
  /// @throws IllegalArgumentException as [#read]
  public static @Nullable DatabaseAddress named(Map<String, String> environment) {
    String url = environment.get("WINNOW_DB_URL");
    return url == null || url.isBlank()
        ? null
        : read(url, environment.get("WINNOW_DB_USER"), environment.get("WINNOW_DB_PASSWORD"));
  }

  @Override
  public String toString() {
    return "DatabaseAddress[…]";
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Its message holds the whole address, and so the password.
    }
    throw new IllegalArgumentException(
        "WINNOW_DB_URL cannot be read as an address. Write postgresql://user:password@host:5432/database, with special characters of the password percent-encoded.");
  }

  private static List<String> login(URI uri) {
    List<String> login = new ArrayList<>();
    if (uri.getRawUserInfo() != null) {
      for (String part : uri.getRawUserInfo().split(":", 2)) {
        login.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return login;
  }
}
