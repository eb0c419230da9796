package dev.winnow.storage.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The file with the key that encrypts the models' keys: 256 random bits in Base64, readable by its
/// owner only, outside the database so that neither alone opens anything.
///
/// It is read whenever it is needed: a file that was put back is good at once.
public final class SecretKeyFile {

  private static final int KEY_BYTES = 32;

  /// A sound file is 45 bytes; of another one no more is read.
  private static final int FILE_BYTES_MAX = 1_024;

  private final Path file;
  private final SecureRandom random;

  public SecretKeyFile(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /// Its name, for messages.
  String name() {
    return String.valueOf(file.getFileName());
  }

  /// The key; empty when there is no file, or it holds no key.
  synchronized Optional<SecretKey> read() {
    try (var in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.US_ASCII).strip();
      byte[] bytes = Base64.getDecoder().decode(text);
      return bytes.length == KEY_BYTES
          ? Optional.of(new SecretKeySpec(bytes, "AES"))
          : Optional.empty();
    } catch (NoSuchFileException | IllegalArgumentException none) {
      // IllegalArgumentException: no Base64.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The key file " + file + " cannot be read.", e);
    }
  }

  /// The key, made now when there is no file. A file that holds no key stays as it is: somebody may
  /// want to mend it.
  synchronized Optional<SecretKey> readOrMake() {
    if (!Files.exists(file)) {
      try {
        make();
      } catch (IOException e) {
        throw new UncheckedIOException("The key file " + file + " cannot be written.", e);
      }
    }
    return read();
  }

  /// Written beside and then linked into place: half a key can never stand there, and a file that
  /// appeared meanwhile is not overwritten.
  private void make() throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(folder, name(), ".part", ownerOnly(folder));
    try {
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer text =
            ByteBuffer.wrap(
                (Base64.getEncoder().encodeToString(key) + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        while (text.hasRemaining()) {
          out.write(text);
        }
        out.force(true);
      }
      link(part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void link(Path part) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException appeared) {
      return;
    } catch (UnsupportedOperationException noLinks) {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
