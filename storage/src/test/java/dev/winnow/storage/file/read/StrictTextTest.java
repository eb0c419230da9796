package dev.winnow.storage.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictTextTest {

  /// A file of another encoding has as many of them as it has bytes, and some passes over it ask
  /// for none.
  @Test
  void ofBytesThatNobodyAsksForTheFirstIsKept() throws IOException {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 0xFF);
    try (StrictText text =
        new StrictText(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, 0)) {
      char[] buffer = new char[1 << 12];
      int read = 0;
      for (int n = text.read(buffer, 0, buffer.length);
          n > 0;
          n = text.read(buffer, 0, buffer.length)) {
        read += n;
      }
      assertThat(read).isEqualTo(bytes.length);
      assertThat(text.malformedBefore(1)).extracting(StrictText.Malformed::at).isEqualTo(0L);
      assertThat(text.malformedBefore(bytes.length - 1)).isNull();
      assertThat(text.malformedBefore(bytes.length))
          .extracting(StrictText.Malformed::at)
          .isEqualTo(bytes.length - 1L);
    }
  }
}
