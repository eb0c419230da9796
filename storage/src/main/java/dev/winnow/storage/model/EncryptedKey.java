package dev.winnow.storage.model;

/// A model's key, encrypted by whoever keeps it, and what may be shown of it.
public final class EncryptedKey {

  private final byte[] bytes;
  private final String hint;

  /// An encrypted key.
  ///
  /// @param hint the key's last characters; empty shows none
  public EncryptedKey(byte[] bytes, String hint) {
    this.bytes = bytes.clone();
    this.hint = hint;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The key's last characters; empty shows none.
  public String hint() {
    return hint;
  }

  @Override
  public String toString() {
    return "EncryptedKey[…" + hint + "]";
  }
}
