package dev.winnow.providers;

import dev.winnow.core.llm.KeyFlaw;
import dev.winnow.core.llm.KeySaid;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A credential read from where it is kept, or why it could not be. The key itself is in no
/// message.
public sealed interface ReadKey {

  /// The largest key that is read; more than that is the wrong file.
  int KEY_BYTES_MAX = 16_384;

  /// The credential's text, one line of visible ASCII.
  record Key(String text) implements ReadKey {
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /// None is wanted.
  record NoKey() implements ReadKey {}

  /// It could not be read.
  record Unreadable(Said said) implements ReadKey {}

  /// Reads a credential.
  ///
  /// @param stored finds a key that is kept with a model
  static ReadKey of(
      Credential credential,
      Map<String, String> environment,
      Function<Credential.Stored, Optional<String>> stored) {
    return switch (credential) {
      case Credential.None none -> new NoKey();
      case Credential.Environment variable -> ofVariable(variable.name(), environment);
      case Credential.File file -> ofFile(file.path());
      case Credential.Stored kept ->
          stored
              .apply(kept)
              .map(key -> checked(key, KeySaid.STORED::of))
              .orElseGet(() -> new Unreadable(KeySaid.NOT_AT_HAND.of()));
    };
  }

  private static ReadKey ofVariable(String name, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      return new Unreadable(KeySaid.NOT_SET.of(name));
    }
    return checked(value.strip(), flaw -> KeySaid.IN_VARIABLE.of(name, flaw));
  }

  private static ReadKey ofFile(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        return new Unreadable(KeySaid.FOLDER.of(path));
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(KEY_BYTES_MAX + 1);
      }
      if (bytes.length > KEY_BYTES_MAX) {
        return new Unreadable(KeySaid.FILE_TOO_LARGE.of(path, KEY_BYTES_MAX));
      }
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      return checked(
          text.lines().findFirst().orElse("").strip(), flaw -> KeySaid.IN_FILE.of(path, flaw));
    } catch (NoSuchFileException missing) {
      return new Unreadable(KeySaid.NO_FILE.of(path));
    } catch (InvalidPathException odd) {
      return new Unreadable(KeySaid.NO_PATH.of(path));
    } catch (IOException unreadable) {
      return new Unreadable(
          KeySaid.FILE_UNREADABLE.of(path, unreadable.getClass().getSimpleName()));
    }
  }

  private static ReadKey checked(String key, Function<Said, Said> where) {
    if (key.isEmpty()) {
      return new Unreadable(where.apply(KeySaid.EMPTY.of()));
    }
    return KeyFlaw.of(key)
        .<ReadKey>map(flaw -> new Unreadable(where.apply(flaw)))
        .orElseGet(() -> new Key(key));
  }
}
