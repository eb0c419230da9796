package dev.winnow.core.llm;

import dev.winnow.core.say.Said;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of one call to a model: everything that can happen to it, and nothing is thrown.
///
/// An [Answered] reply was paid for and is journaled; the others are the reasons why there is no
/// answer. What is `said` is the provider's own sentence where it gave one, else ours, and never
/// contains a credential.
public sealed interface Reply {

  /// A reply the provider generated and charges for.
  sealed interface Answered extends Reply permits Text, Truncated, Refused {
    Completion completion();
  }

  /// A whole answer: the model stopped by itself.
  record Text(Completion completion) implements Answered {}

  /// An answer that was cut at the token limit or the context's end, or that the provider broke
  /// off; what stands before the cut counts.
  record Truncated(Completion completion) implements Answered {

    private static final String BROKEN_OFF = "broken off: ";

    /// How an answer ends that the provider broke off.
    ///
    /// @param word the provider's own
    public static String brokenOff(String word) {
      return BROKEN_OFF + word;
    }

    /// Whether the provider broke it off, so that a higher limit would not help.
    public boolean brokenOff() {
      return completion.finish().startsWith(BROKEN_OFF);
    }
  }

  /// The model declined, or a content filter did. The text may be empty; `reason` is the provider's
  /// word for it.
  record Refused(Completion completion, String reason) implements Answered {

    /// How an answer ends in which the model itself says no.
    private static final Set<String> SAID_BY_MODEL = Set.of("", "stop", "end_turn", "refusal");

    /// Whether a filter took the prompt or the answer away; else the model declined in its own
    /// words.
    public boolean filtered() {
      return !SAID_BY_MODEL.contains(completion.finish().toLowerCase(Locale.ROOT));
    }
  }

  /// 429, 529 and their kin: come back later. The pacer's business, never a consumed retry.
  ///
  /// @param retryAfter how long the provider asked to wait; null where it did not say
  record Throttled(int status, @Nullable Duration retryAfter, Said said) implements Reply {

    /// In the provider's own words.
    public Throttled(int status, @Nullable Duration retryAfter, String message) {
      this(status, retryAfter, Said.text(message));
    }
  }

  /// No usable reply for a passing reason: connection failures, time-outs, 408, 409, 5xx, a body
  /// that is no answer.
  ///
  /// @param status the HTTP status, or 0 where no response came
  /// @param retryAfter how long the provider asked to wait; null where it did not say
  record Unavailable(Fault fault, int status, @Nullable Duration retryAfter, Said said)
      implements Reply {

    /// In the provider's own words.
    public Unavailable(Fault fault, int status, @Nullable Duration retryAfter, String message) {
      this(fault, status, retryAfter, Said.text(message));
    }

    /// Why there was no usable reply.
    public enum Fault {
      /// The host could not be reached: unknown name, refused, no route.
      UNREACHABLE,
      /// The connection broke before the reply was whole.
      DISCONNECTED,
      /// No reply in time.
      TIMEOUT,
      /// The provider reported a failure of its own (5xx, 408, 409, an error inside a 200).
      SERVER,
      /// The model is being loaded, which takes minutes with some: it answers when that is done.
      LOADING,
      /// A reply that is no model answer: HTML, broken JSON, no choices, larger than the limit.
      UNREADABLE
    }
  }

  /// The provider will not serve this caller: every further call would fail alike, so the task
  /// pauses.
  record Denied(Obstacle obstacle, int status, Said said) implements Reply {

    /// In the provider's own words.
    public Denied(Obstacle obstacle, int status, String message) {
      this(obstacle, status, Said.text(message));
    }

    /// What has to be put right before it can go on.
    public enum Obstacle {
      /// The key is missing, wrong or not allowed to do this.
      CREDENTIAL,
      /// Out of credit or quota.
      CREDIT,
      /// The provider does not know the model, or the address has no such service.
      MODEL
    }
  }

  /// The provider refuses this very request (400, 413, 422).
  record Invalid(Flaw flaw, int status, Said said) implements Reply {

    /// In the provider's own words.
    public Invalid(Flaw flaw, int status, String message) {
      this(flaw, status, Said.text(message));
    }

    /// A request refused for what it says.
    public Invalid(int status, String message) {
      this(Flaw.REQUEST, status, message);
    }

    /// What is wrong with it.
    public enum Flaw {
      /// It holds something that is not taken: a parameter, a format, a value.
      REQUEST,
      /// It is larger than the context, or than the account may ever send at once.
      TOO_LARGE
    }
  }
}
