package dev.winnow.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFlawTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "sk-abc" | quotes
          'sk-abc' | quotes
          “sk-abc” | quotes
          sk-abc" | quotes
          `sk-abc` | quotes
          Bearer sk-abc | Bearer
          bearer sk-abc | Bearer
          Authorization: Bearer sk-abc | Bearer
          x-api-key: sk-abc | Bearer
          OPENAI_API_KEY=sk-abc | assignment
          export OPENAI_API_KEY=sk-abc | assignment
          my_key=AbC_dEf0== | assignment
          MY_KEY="sk-abc | assignment
          $OPENAI_API_KEY | variable
          ${OPENAI_API_KEY} | variable
          %OPENAI_API_KEY% | variable
          OPENAI_API_KEY | variable
          os.environ/OPENAI_API_KEY | variable
          <your key> | placeholder
          <YOUR_API_KEY> | placeholder
          {{ api_key }} | placeholder
          your-api-key | placeholder
          YOUR_API_KEY_HERE | placeholder
          sk-your-api-key | placeholder
          sk-xxxxxxxx | placeholder
          https://api.openai.com/v1 | address
          sk-...abcd | shortened
          sk-****abcd | shortened
          sk-abc…def | shortened
          sk-abc def | space
          sk-abc def | space
          sk-abc　def | space
          sk-abc​def | character
          sk–abc | character
          ѕk-abc | character
          密钥 | character
          """)
  void what_was_copied_with_a_key_or_instead_of_one_is_said(String key, String word) {
    String clause = KeyFlaw.of(key).orElseThrow().message();
    assertThat(clause).contains(word).doesNotContain(key).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-a\nb", "sk-a\r\nsk-b", "sk-a\n"})
  void a_line_break_is_said(String key) {
    assertThat(KeyFlaw.of(key))
        .hasValueSatisfying(clause -> assertThat(clause.message()).contains("line"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-test",
        "sk-proj-AbC_123-xyz",
        "sk-ant-api03-AAAA_bbbb-CCCC",
        "gsk_0123456789abcdef",
        "AIzaSyA-0123456789_abcdefghijk",
        "bce-v3/ALTAK-0123/abcdef0123456789",
        "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl_-",
        "0123456789abcdef.AbCdEf0123456789",
        "hf_abcdefghij",
        "EMPTY",
        "none",
        "ollama",
        "lm-studio",
        "my-secret-key",
        "AbC+/=xyz==",
        "AbC_dEf0==",
        "AbC_dEf0=",
        "_bC-dEf_0_==",
        "key$with(odd)signs!"
      })
  void keys_as_providers_make_them_are_fine(String key) {
    assertThat(KeyFlaw.of(key)).isEmpty();
  }
}
