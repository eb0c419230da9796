package dev.winnow.storage.model;

import dev.winnow.core.say.Said;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts the models' keys for the database and decrypts them for a call: AES-256-GCM with a
/// random nonce each time, bound to the model's id so that a key copied to another row is refused.
///
/// Written as a format byte (1), 12 bytes of nonce, and the ciphertext with its tag of 16 bytes.
public final class KeySafe {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final byte FORMAT = 1;
  // NIST SP 800-38D §8.2: 96 bits
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEAD_BYTES = 1 + NONCE_BYTES;

  private final SecretKeyFile file;
  private final SecureRandom random;

  public KeySafe(SecretKeyFile file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /// What came of opening.
  public sealed interface Opened {

    /// The key.
    record Key(Secret secret) implements Opened {}

    /// It cannot be decrypted.
    ///
    /// @param why a clause, without anything secret
    record Broken(Said why) implements Opened {}
  }

  /// Encrypts a key; empty when the key file is there but holds none.
  public Optional<EncryptedKey> seal(UUID model, Secret secret) {
    return file.readOrMake()
        .map(key -> new EncryptedKey(encrypted(key, model, secret), secret.hint()));
  }

  private byte[] encrypted(SecretKey key, UUID model, Secret secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(boundTo(model));
      byte[] text = secret.reveal().getBytes(StandardCharsets.US_ASCII);
      byte[] sealed = Arrays.copyOf(new byte[] {FORMAT}, HEAD_BYTES + text.length + TAG_BYTES);
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(text, 0, text.length, sealed, HEAD_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM.", e);
    }
  }

  /// Decrypts a key.
  public Opened open(UUID model, EncryptedKey encrypted) {
    byte[] sealed = encrypted.bytes();
    if (sealed.length <= HEAD_BYTES + TAG_BYTES || sealed[0] != FORMAT) {
      return new Opened.Broken(StoredModelSaid.DAMAGED.of());
    }
    Optional<SecretKey> key = file.read();
    if (key.isEmpty()) {
      return new Opened.Broken(StoredModelSaid.NO_KEY_FILE.of(file.name()));
    }
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          Cipher.DECRYPT_MODE,
          key.get(),
          new GCMParameterSpec(TAG_BYTES * 8, sealed, 1, NONCE_BYTES));
      cipher.updateAAD(boundTo(model));
      byte[] text = cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
      return new Opened.Key(Secret.of(new String(text, StandardCharsets.US_ASCII)));
    } catch (AEADBadTagException wrong) {
      return new Opened.Broken(StoredModelSaid.OTHER_KEY_FILE.of(file.name()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM.", e);
    }
  }

  private static byte[] boundTo(UUID model) {
    return ("winnow model " + model).getBytes(StandardCharsets.US_ASCII);
  }
}
