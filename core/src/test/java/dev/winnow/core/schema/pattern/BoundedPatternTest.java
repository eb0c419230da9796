package dev.winnow.core.schema.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

  @BeforeEach
  void aRow() {
    RowSteps.begin();
  }

  /// Pattern, a text it is found in, a text it is not found in.
  static Stream<Arguments> ecma() {
    return Stream.of(
        // \s and \S: white space and line ends of Unicode, and the byte order mark.
        Arguments.of("^\\s$", "\u00A0", "x"),
        Arguments.of("^\\s$", "\uFEFF", "\u200B"),
        Arguments.of("^\\s$", "\u2029", "\u180E"),
        Arguments.of("^\\s$", "\u3000", "_"),
        Arguments.of("^\\s$", "\u000B", "\u0085"),
        Arguments.of("^\\S$", "\u200B", "\u2003"),
        Arguments.of("^[\\S]$", "x", "\u00A0"),
        Arguments.of("^[^\\S]$", "\u202F", "x"),
        Arguments.of("^[\\s\\d]+$", "1\u205F2", "a"),
        // \d, \w and \b are of ASCII.
        Arguments.of("^\\d$", "3", "٣"),
        Arguments.of("^\\w$", "_", "é"),
        Arguments.of("^\\W$", "é", "a"),
        Arguments.of("^[^\\W]$", "a", "é"),
        Arguments.of("a\\b", "aé", "ab"),
        Arguments.of("a\\B", "ab", "aé"),
        // . leaves out four line ends only; $ is the end, not a place before it.
        Arguments.of("^.$", "\u0085", "\u2028"),
        Arguments.of("^.$", "😀", "\r"),
        Arguments.of("^a$", "a", "a\n"),
        // One character, whatever it takes to write.
        Arguments.of("^\\u{1F600}$", "😀", "\uD83D"),
        Arguments.of("^\\uD83D\\uDE00$", "😀", "x"),
        Arguments.of("^[\\uD83D\\uDE00-\\uD83D\\uDE02]$", "😁", "\uD83D"),
        Arguments.of("^\\x41\\t\\0$", "A\t\0", "At0"),
        Arguments.of("^\\cC$", "\u0003", "C"),
        Arguments.of("^\\cc$", "\u0003", "c"),
        Arguments.of("^\\v$", "\u000B", "\n"),
        Arguments.of("^[\\b]$", "\b", "b"),
        // Properties by long and short names.
        Arguments.of("^\\p{Letter}+$", "λόγος", "a1"),
        Arguments.of("^\\p{L}+$", "汉字", "，"),
        Arguments.of("^\\P{Letter}$", "1", "a"),
        Arguments.of("^[\\p{Letter}\\p{Mark}_-]+$", "é_-", "1"),
        Arguments.of("^[^\\P{L}a]$", "b", "a"),
        Arguments.of("^\\p{digit}+$", "٣", "x"),
        Arguments.of("^\\p{gc=Uppercase_Letter}$", "É", "é"),
        Arguments.of("^\\p{General_Category=Nd}$", "٣", "Ⅷ"),
        Arguments.of("^\\p{Script=Han}+$", "汉字", "かな"),
        Arguments.of("^\\p{sc=Grek}$", "λ", "l"),
        Arguments.of("^\\p{Emoji}$", "😀", "x"),
        Arguments.of("^\\p{ASCII}$", "x", "é"),
        Arguments.of("^\\P{ASCII}$", "é", "x"),
        Arguments.of("^\\p{Alpha}$", "é", "1"),
        Arguments.of("^\\p{White_Space}$", "\u0085", "x"),
        // Brackets and braces.
        Arguments.of("^[[]$", "[", "]"),
        Arguments.of("^[a&&b]$", "&", "c"),
        Arguments.of("^[^]$", "\n", ""),
        Arguments.of("^a[]?$", "a", "a]"),
        Arguments.of("^[\\w-.]+$", "a-.b", "a,b"),
        Arguments.of("^[a-]$", "-", "b"),
        Arguments.of("^a{,2}$", "a{,2}", "aa"),
        Arguments.of("^{\"a\": ?1}$", "{\"a\": 1}", "{\"a\":  1}"),
        Arguments.of("^a{2,99999999999}$", "aaa", "a"),
        Arguments.of("^\\/\\#\\-\\@$", "/#-@", "\\/"),
        // Groups.
        Arguments.of("^(?<年>\\d{4})-\\k<年>$", "2020-2020", "2020-2021"),
        Arguments.of("^(?<a_1>.)\\1$", "xx", "xy"),
        Arguments.of("^(?!.*foo)(?=.*bar).*$", "a bar", "bar foo"),
        Arguments.of("(?<=\\$)\\d+", "$12", "12"),
        Arguments.of("(?<!\\$)\\b\\d+", "12", "$12"),
        Arguments.of("^(?i:é)$", "É", "e"),
        Arguments.of("^(?:(?s:.)|a)b$", "\nb", "\n\nb"),
        // Java's own, as before.
        Arguments.of("(?i)^abc$", "ABC", "abcd"),
        Arguments.of("(?m)^b$", "a\nb\nc", "abc"),
        Arguments.of("\\A\\p{IsHan}\\z", "汉", "h"),
        Arguments.of("^a++b$", "aab", "aa"),
        Arguments.of("^\\Qa.b\\E$", "a.b", "axb"));
  }

  @ParameterizedTest
  @MethodSource("ecma")
  void patternsMeanWhatEcmaSays(String pattern, String found, String notFound) {
    BoundedPattern read = BoundedPattern.of(pattern);

    assertThat(read.matches(found)).as(found).isTrue();
    assertThat(read.matches(notFound)).as(notFound).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "a)",
        "*",
        "\\",
        "\\u12",
        "\\p{Nope}",
        "\\p{scx=Han}",
        "a{3,2}",
        "[z-a]",
        "(?<n",
        "\\u{110000}",
        "\\c1",
        "\\k",
        "(?<>a)",
        "(?:){1000000000}",
        "((a{1000}){1000}){1000}",
        "(a?|b?){40}c",
        "(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)b"
      })
  void whatCannotBeReadOrBoundedIsRefused(String pattern) {
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.of(pattern));
  }

  @Test
  void patternsAreBoundedInLengthAndDepth() {
    assertThat(BoundedPattern.of("a".repeat(BoundedPattern.LENGTH_MAX)).matches("a")).isFalse();
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.of("a".repeat(BoundedPattern.LENGTH_MAX + 1)))
        .withMessageContaining("10,001 characters; the maximum is 10,000");
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.of("(".repeat(300) + ")".repeat(300)))
        .withMessageContaining("200 levels deep");
  }

  @Test
  void theTextsOfOneRowShareTheirSteps() {
    BoundedPattern blanks = BoundedPattern.of("\\s+$");
    String text = " ".repeat(1_400) + "x";

    assertThat(blanks.matches(text)).isFalse();
    assertThatExceptionOfType(TooManySteps.class)
        .isThrownBy(() -> {
          for (int i = 0; i < 100; i++) {
            assertThat(blanks.matches(text)).isFalse();
          }
        })
        .satisfies(steps -> assertThat(steps.text()).isSameAs(text));
  }
}
