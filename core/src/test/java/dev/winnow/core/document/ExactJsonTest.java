package dev.winnow.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExactJsonTest {

  /// Equal with their scale: zeros at the end are digits, too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.10",
        "1.10",
        "1.0",
        "-1.50",
        "0.1234567890123456789012345678901",
        "3.141592653589793238462643383279502884197",
        "12345678901234567890.10",
        "9007199254740993",
        "18446744073709551616",
        "123456789012345678901234567890",
        "-999999999999999999999999999999",
        "1e400",
        "1.50E-400",
        "2.5e-7",
        "0.00000010",
        "1e22",
        "100",
        "0",
      })
  void aNumberStaysAsItWasWritten(String number) {
    String written = ExactJson.write(ExactJson.read("{\"a\":[" + number + "]}"));
    String found = written.substring(6, written.length() - 2);
    assertThat(new BigDecimal(found)).isEqualTo(new BigDecimal(number));
    assertThat(ExactJson.object(written).toString()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "1e400", "1E-1000", "-2.5e+1000", "0e0", "1e0001"})
  void ordinaryExponentsAreTaken(String number) {
    assertThat(NumberBounds.fits(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e1001", "1E-1001", "1e999999999", "-1e+99999999999999999999", "0e2147483648"})
  void absurdExponentsAreNot(String number) {
    assertThat(NumberBounds.fits(number)).isFalse();
  }

  @Test
  void moreDigitsThanReadersUsuallyTakeAreRead() {
    String digits = "9".repeat(5_000);
    assertThat(ExactJson.write(ExactJson.read(digits))).isEqualTo(digits);
  }
}
