package dev.winnow.storage.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked.
///
/// @param home holds `bin`, `lib` and `share`
/// @param version such as `18.6.0`
record PostgresBinaries(Path home, String version) {

  /// Written last; says how many files there are and how many bytes they have.
  private static final String SEAL = ".unpacked";

  Path program(String name) {
    return home.resolve("bin").resolve(PostgresFolder.WINDOWS ? name + ".exe" : name);
  }

  String major() {
    return version.replaceFirst("\\..*", "");
  }

  /// Unpacks them, unless that was done; other versions' are removed.
  ///
  /// @throws PostgresUnavailable when there are none for this machine, or the folder cannot be
  ///   written
  static PostgresBinaries unpacked(PostgresFolder folder, Consumer<String> log) {
    String version = packedVersion();
    PostgresBinaries binaries = new PostgresBinaries(folder.binaries(version), version);
    try {
      if (!binaries.whole()) {
        log.accept("Unpacking PostgreSQL " + version + " to " + binaries.home);
        Path fresh = folder.fresh("bin");
        PostgresFolder.remove(fresh);
        Files.createDirectory(fresh);
        PostgresFolder.restrict(fresh, "rwxr-xr-x");
        unpack(fresh);
        Files.writeString(fresh.resolve(SEAL), measure(fresh));
        PostgresFolder.remove(binaries.home);
        folder.place(fresh, binaries.home);
      }
      binaries.removeOthers(folder);
      return binaries;
    } catch (IOException e) {
      throw PostgresUnavailable.notWritten(binaries.home, e);
    } catch (UncheckedIOException e) {
      throw PostgresUnavailable.notWritten(binaries.home, new IOException(e.getMessage(), e));
    }
  }

  private static void unpack(Path target) throws IOException {
    String name = archive();
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new PostgresUnavailable(
            "There is no PostgreSQL for this machine (%s) in this build of Winnow; please %s"
                .formatted(name.replaceAll("/postgres-|\\.txz", ""), PostgresUnavailable.OR_OWN));
      }
      Tar.unpack(new XZInputStream(new BufferedInputStream(packed, 1 << 16)), target);
    }
  }

  /// The archive's name on the class path, such as `/postgres-linux-x86_64.txz`.
  private static String archive() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : os;
    String machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
    return "/postgres-" + system + "-" + machine + ".txz";
  }

  /// Whether all of it is there: a power cut, a virus scanner or a person may have taken a file.
  private boolean whole() throws IOException {
    Path seal = home.resolve(SEAL);
    return Files.exists(seal) && Files.readString(seal).equals(measure(home));
  }

  private static String measure(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      List<Path> files =
          paths
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .filter(path -> !path.endsWith(SEAL))
              .toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return files.size() + " files, " + bytes + " bytes\n";
    }
  }

  private void removeOthers(PostgresFolder folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.root(), "bin-*")) {
      for (Path one : all) {
        if (!one.equals(home)) {
          PostgresFolder.remove(one);
        }
      }
    }
  }

  private static String packedVersion() {
    Properties properties = new Properties();
    try (@Nullable InputStream in =
        PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
