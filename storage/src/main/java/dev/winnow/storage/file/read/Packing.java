package dev.winnow.storage.file.read;

/// How a file is packed, by its first bytes.
enum Packing {
  NONE,
  GZIP,
  ZSTD,
  ZIP;

  static Packing of(byte[] magic) {
    if (begins(magic, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (begins(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return ZSTD;
    }
    return begins(magic, 'P', 'K', 3, 4) || begins(magic, 'P', 'K', 5, 6) ? ZIP : NONE;
  }

  static boolean begins(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
