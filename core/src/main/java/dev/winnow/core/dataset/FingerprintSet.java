package dev.winnow.core.dataset;

import java.util.HashSet;

/// Stub.
public final class FingerprintSet {
  private final HashSet<Fingerprint> set = new HashSet<>();

  public boolean add(Fingerprint f) {
    return set.add(f);
  }

  public boolean contains(Fingerprint f) {
    return set.contains(f);
  }
}
