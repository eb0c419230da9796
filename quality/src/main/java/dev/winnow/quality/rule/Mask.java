package dev.winnow.quality.rule;

/// Shows enough of a secret to find it.
final class Mask {

  private static final int SHOWN = 4;

  private Mask() {}

  /// Its first characters, and `…`.
  static String of(String secret) {
    return secret.substring(0, Math.min(SHOWN, secret.length())) + "…";
  }
}
