package dev.winnow.storage.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The password of the database's only user, kept in a file that only its owner reads.
final class Password {

  private static final int RANDOM_BYTES = 32;

  private Password() {}

  static boolean isKept(PostgresFolder folder) throws IOException {
    return PostgresFolder.size(folder.password()) > 0;
  }

  static String kept(PostgresFolder folder) throws IOException {
    return Files.readString(folder.password()).strip();
  }

  /// 256 random bits, as letters, digits, `-` and `_`.
  static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static void keep(String password, PostgresFolder folder, RunAs as) throws IOException {
    Path fresh = folder.fresh("password");
    PostgresFolder.remove(fresh);
    Files.createFile(fresh);
    PostgresFolder.restrict(fresh, "rw-------");
    Files.write(fresh, password.getBytes(StandardCharsets.UTF_8));
    as.own(fresh);
    PostgresFolder.remove(folder.password());
    folder.place(fresh, folder.password());
  }
}
