package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskFileWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The model wants an API key. Give it one. | Name the key's environment variable in model.apiKeyEnv.",
        "Check the model id (gpt-40). The base URL is http://a. | Check model.model (gpt-40). model.baseUrl is http://a.",
        "Change what it names; if it names the response format, send the output schema in the prompt only."
            + " | Change what it names; if it names the response format, set model.responseFormat to none.",
        "Allow longer answers (request timeout), or ask for less (batch size, max tokens)."
            + " | Allow more time (model.limits.requestTimeoutSeconds), or ask for less (batchSize, model.maxTokens).",
        "Shorten the prompt, lower the batch size or max tokens. | Shorten the prompt, lower batchSize or model.maxTokens.",
        "the budget of 30 requests is used up (2.5 times the least possible)"
            + " | the budget of 30 requests is used up (limits.budgetFactor: 2.5 times the least possible)",
        "the last 50 answers brought 0 good rows of 1,250 asked for"
            + " | the last 50 answers brought 0 good rows of 1,250 asked for (limits.stagnationYield)",
        "Add credit with the provider, then run it again. | Add credit with the provider, then run it again.",
      })
  void fieldsAreNamed(String said, String named) {
    assertThat(TaskFileWords.in(said)).isEqualTo(named);
  }
}
