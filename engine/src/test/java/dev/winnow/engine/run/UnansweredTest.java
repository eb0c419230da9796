package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.ExamineAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that were paid for and hold no row: each says why in words of its own.
class UnansweredTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          content_filter | Your prompt was flagged. | A content filter blocked
          SAFETY | SAFETY | A content filter blocked
          sensitive | sensitive | A content filter blocked
          input_sensitive | input_sensitive | A content filter blocked
          stop | I cannot help with that. | The model refused
          refusal | refusal | The model refused
          end_turn | No. | The model refused
          """)
  void a_filter_and_a_model_that_declines_are_told_apart(
      String finish, String reason, String said) {
    Reply.Refused refused = new Reply.Refused(completion("", finish, Usage.of(3, 4)), reason);
    assertThat(unsound(refused).detail().message()).startsWith(said).contains("(" + reason + ")");
  }

  @ParameterizedTest
  @CsvSource({"stop", "length"})
  void an_answer_that_is_reasoning_only_says_so(String finish) {
    Completion completion = completion(" ", finish, new Usage(3, 900, 0, 900));
    Reply.Answered reply =
        finish.equals("length") ? new Reply.Truncated(completion) : new Reply.Text(completion);
    assertThat(unsound(reply).detail().message())
        .contains("reasoning only", "max tokens", "thinking");
    assertThat(unsound(new Reply.Text(completion("", "stop", Usage.of(3, 0)))).detail().message())
        .isEqualTo("The answer is empty.");
  }

  private static Candidate.Unsound unsound(Reply.Answered reply) {
    return (Candidate.Unsound) new ExamineAnswer(Tasks.task(1, 1, 1)).examine(0, reply).getFirst();
  }

  private static Completion completion(String text, String finish, Usage usage) {
    return new Completion(text, finish, usage, "m", 1);
  }
}
