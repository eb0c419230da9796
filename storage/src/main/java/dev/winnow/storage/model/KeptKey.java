package dev.winnow.storage.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Connection;
import dev.winnow.core.llm.ModelSettings.Credential;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/// What becomes of a stored model's key when its settings change and nothing is said of the key. It
/// stays for the host it was entered for and the way there: whoever may change a model must not
/// thereby learn its key.
public sealed interface KeptKey {

  /// It stays.
  record Kept(EncryptedKey key) implements KeptKey {}

  /// There is none, or none is used any more.
  record None() implements KeptKey {}

  /// It was entered for another address, or another way there.
  ///
  /// @param address which, up to the port
  record OtherAddress(String address) implements KeptKey {}

  /// What becomes of it.
  ///
  /// @param settings in the place of those there are
  static KeptKey of(ModelRow before, ModelSettings settings) {
    EncryptedKey key = before.content().key();
    boolean other =
        settings.provider() == ModelSettings.Provider.OFFLINE
            || settings.credential() instanceof Credential.Environment;
    if (key == null || other) {
      return new None();
    }
    ModelSettings stored = StoredSettings.of(before);
    URI was = stored.baseUrl();
    URI is = settings.baseUrl();
    boolean elsewhere = was == null || is == null || !origin(was).equals(origin(is));
    if (elsewhere || isLaxer(stored.connection(), settings.connection())) {
      return new OtherAddress(was == null ? "none" : origin(was));
    }
    return new Kept(key);
  }

  /// Whether somebody on another way than before could read what is sent.
  private static boolean isLaxer(Connection before, Connection after) {
    return !Objects.equals(before.proxy(), after.proxy())
        || !Objects.equals(before.caFile(), after.caFile())
        || (before.verifyTls() && !after.verifyTls());
  }

  private static String origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    return scheme
        + "://"
        + address.getHost().toLowerCase(Locale.ROOT)
        + ":"
        + (address.getPort() < 0 ? usual : address.getPort());
  }
}
