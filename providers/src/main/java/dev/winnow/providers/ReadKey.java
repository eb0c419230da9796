package dev.winnow.providers;

import dev.winnow.core.llm.KeyFlaw;
import dev.winnow.core.llm.ModelSettings.Credential;
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
sealed interface ReadKey {

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
  record Unreadable(String message) implements ReadKey {}

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
              .map(key -> checked(key, "The stored key"))
              .orElseGet(() -> new Unreadable("The model's stored key is not at hand."));
    };
  }

  private static ReadKey ofVariable(String name, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      return new Unreadable(
          "The environment variable " + name + " is not set. Maybe: export " + name + "=…");
    }
    return checked(value.strip(), "The environment variable " + name);
  }

  private static ReadKey ofFile(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        return new Unreadable("The key file " + path + " is a folder.");
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(KEY_BYTES_MAX + 1);
      }
      if (bytes.length > KEY_BYTES_MAX) {
        return new Unreadable(
            "The key file " + path + " is larger than " + KEY_BYTES_MAX + " bytes: no key.");
      }
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      return checked(text.lines().findFirst().orElse("").strip(), "The key file " + path);
    } catch (NoSuchFileException missing) {
      return new Unreadable("The key file " + path + " does not exist.");
    } catch (InvalidPathException odd) {
      return new Unreadable("The key file " + path + " is no path.");
    } catch (IOException unreadable) {
      return new Unreadable(
          "The key file "
              + path
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + ").");
    }
  }

  private static ReadKey checked(String key, String where) {
    if (key.isEmpty()) {
      return new Unreadable(where + " is empty.");
    }
    return KeyFlaw.of(key)
        .<ReadKey>map(flaw -> new Unreadable(where + " " + flaw))
        .orElseGet(() -> new Key(key));
  }
}
