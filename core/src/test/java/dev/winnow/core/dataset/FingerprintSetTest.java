package dev.winnow.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintSetTest {

  @Test
  void itDoesWhatAHashSetDoes() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      var set = new FingerprintSet();
      Set<Fingerprint> model = new HashSet<>();
      // Few values, so that they meet; few low ones, so that places collide and wrap around.
      int values = 1 + random.nextInt(200);
      for (int step = 0; step < 2_000; step++) {
        var one = new Fingerprint(random.nextInt(values), random.nextInt(-3, 3));
        assertThat(set.contains(one)).isEqualTo(model.contains(one));
        if (random.nextBoolean()) {
          assertThat(set.add(one)).isEqualTo(model.add(one));
        }
      }
      assertThat(model).allMatch(set::contains);
    }
  }

  @Test
  void aHundredThousandAreKeptApart() {
    var set = new FingerprintSet();
    var random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      assertThat(set.add(new Fingerprint(random.nextLong(), random.nextLong()))).isTrue();
    }
    random.setSeed(1);
    for (int i = 0; i < 100_000; i++) {
      var one = new Fingerprint(random.nextLong(), random.nextLong());
      assertThat(set.add(one)).isFalse();
      assertThat(set.contains(one)).isTrue();
    }
  }

  @Test
  void theFingerprintOfAllZerosIsOneLikeAnother() {
    var set = new FingerprintSet();
    var zero = new Fingerprint(0, 0);

    assertThat(set.contains(zero)).isFalse();
    assertThat(set.add(zero)).isTrue();
    assertThat(set.add(zero)).isFalse();
    assertThat(set.contains(zero)).isTrue();
  }
}
