package dev.winnow.storage.postgres;

import dev.winnow.storage.postgres.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Makes the data folder: it is whole, with the user and the database in it, or not there.
record MakeData(PostgresFolder folder, PostgresBinaries binaries, RunAs as, Consumer<String> log) {

  static final String USER = "winnow";
  static final String DATABASE = "winnow";
  private static final int PASSWORD_BYTES = 32;

  /// Makes it unless it is there, and sees to a password that fits it.
  ///
  /// @return the password
  /// @throws PostgresUnavailable when it cannot be made, or is another version's or not ours
  String whereMissing() {
    try {
      if (isThere()) {
        checkVersion();
        if (!isPasswordKept()) {
          changePassword();
        }
      } else {
        if (!isPasswordKept()) {
          keep(randomPassword());
        }
        make();
      }
      return Files.readString(folder.password()).strip();
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(folder.root(), e);
    }
  }

  /// The password of a database that is there.
  ///
  /// @throws PostgresUnavailable when it cannot be read
  static String password(PostgresFolder folder) {
    try {
      return Files.readString(folder.password()).strip();
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The password of the database in %s cannot be read (%s). Are you the user who runs Winnow there?"
              .formatted(folder.root(), e.getClass().getSimpleName()));
    }
  }

  private boolean isThere() throws IOException {
    if (!Files.exists(folder.data())) {
      return false;
    }
    try (Stream<Path> content = Files.list(folder.data())) {
      return content.findAny().isPresent();
    }
  }

  private void checkVersion() throws IOException {
    Path file = folder.data().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new PostgresUnavailable(
          ("%s holds something else than PostgreSQL's data. Move it away, or name another folder"
                  + " with WINNOW_HOME.")
              .formatted(folder.data()));
    }
    String version = Files.readString(file).strip();
    if (!version.equals(binaries.major())) {
      throw new PostgresUnavailable(
          ("%s holds data of PostgreSQL %s, and this Winnow brings %s, which cannot read it. Start"
                  + " the Winnow that wrote it, move the folder away to begin anew, or %s")
              .formatted(folder.data(), version, binaries.version(), PostgresUnavailable.OR_OWN));
    }
  }

  private void make() throws IOException {
    log.accept("Making the database in " + folder.data());
    Path fresh = folder.fresh("data");
    PostgresFolder.remove(fresh);
    Files.createDirectory(fresh);
    as.own(fresh);
    List<String> initdb = new ArrayList<>();
    initdb.add(binaries.program("initdb").toString());
    initdb.addAll(List.of("-D", fresh.toString(), "--username=" + USER));
    initdb.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + folder.password()));
    // The builtin provider: the same order everywhere, and upper() beyond ASCII.
    initdb.addAll(List.of("--encoding=UTF8", "--locale=C"));
    initdb.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    Outcome outcome = Command.run(as.command(initdb), folder.root(), "");
    if (!outcome.good()) {
      throw PostgresUnavailable.said("Making the database", outcome.said(), folder);
    }
    execute(fresh, "CREATE DATABASE " + DATABASE, "Making the database");
    PostgresFolder.remove(folder.data());
    folder.place(fresh, folder.data());
  }

  /// The file is lost, not the data: whoever can write the folder may set a new one. It is kept
  /// after it holds, so a kill in between only means another.
  private void changePassword() throws IOException {
    log.accept(folder.password() + " is missing; setting a new password");
    String password = randomPassword();
    execute(
        folder.data(),
        "ALTER ROLE " + USER + " PASSWORD '" + password + "'",
        "Setting a new password");
    keep(password);
  }

  private boolean isPasswordKept() throws IOException {
    return PostgresFolder.size(folder.password()) > 0;
  }

  /// 256 random bits, as letters, digits, `-` and `_`.
  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Keeps the password in a file that only its owner reads.
  private void keep(String password) throws IOException {
    Path fresh = folder.fresh("password");
    PostgresFolder.remove(fresh);
    Files.createFile(fresh);
    PostgresFolder.restrict(fresh, "rw-------");
    Files.writeString(fresh, password);
    as.own(fresh);
    PostgresFolder.remove(folder.password());
    folder.place(fresh, folder.password());
  }

  /// Runs one statement in a data folder that no server has open.
  private void execute(Path data, String statement, String doing) {
    List<String> single =
        List.of(
            binaries.program("postgres").toString(), "--single", "-D", data.toString(), "postgres");
    Outcome outcome = Command.run(as.command(single), folder.root(), statement + "\n");
    // Its exit code is 0 when the statement failed.
    if (!outcome.good() || outcome.said().matches("(?s).*\\b(ERROR|FATAL|PANIC):.*")) {
      throw PostgresUnavailable.said(doing, outcome.said(), folder);
    }
  }
}
