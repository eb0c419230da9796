package dev.winnow.core.plan;

/// Numbers drawn from a task's seed, the same on every machine and in every run.
public final class Seeds {

  private Seeds() {}

  /// A number for one unit of a task, well spread over all 64-bit numbers.
  ///
  /// @param salt tells apart what is drawn for the same unit
  public static long of(long taskSeed, UnitKey key, long salt) {
    long hash = mix(taskSeed + 0x9E3779B97F4A7C15L * (salt + 1));
    hash = mix(hash ^ key.purpose().name().hashCode() * 0xD1B54A32D192ED03L);
    hash = mix(hash ^ (key.cell() + 1L) * 0x8CB92BA72F3D8DD7L);
    return mix(hash ^ (key.number() + 1) * 0xAEF17502108EF2D9L);
  }

  /// The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
  /// generators, 2014): a bijection.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
