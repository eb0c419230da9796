package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Outcome;
import java.time.Duration;

/// What a reply that ends a run means for the person who started it: the cause and what to do.
final class Endings {

  private Endings() {}

  static Outcome.Unusable denied(Reply.Denied denied, ModelSettings model) {
    String advice =
        switch (denied.obstacle()) {
          case CREDENTIAL ->
              switch (model.credential()) {
                case ModelSettings.Credential.None none ->
                    "The model wants an API key. Give it one.";
                case ModelSettings.Credential.Environment variable ->
                    "Check the key in the environment variable " + variable.name() + ".";
                case ModelSettings.Credential.File file ->
                    "Check the key in the file " + file.path() + ".";
                case ModelSettings.Credential.Stored stored ->
                    "Check the key of the model in Models.";
              };
          case CREDIT -> "Add credit with the provider, then run it again.";
          case MODEL -> "Check the model id (" + model.model() + ")." + address(model);
        };
    return new Outcome.Unusable(denied.said().message(), advice);
  }

  static Outcome.Unusable invalid(Reply.Invalid invalid) {
    String advice =
        switch (invalid.flaw()) {
          case REQUEST ->
              "The model does not take this request. Change what it names; if it names the response format, "
                  + "send the output schema in the prompt only.";
          case TOO_LARGE ->
              "The request is larger than the provider ever takes. Shorten the prompt, lower the batch size or max tokens, or ask for a higher limit.";
        };
    return new Outcome.Unusable(invalid.said().message(), advice);
  }

  static Outcome.Unusable unavailable(Reply.Unavailable unavailable, ModelSettings model) {
    String advice =
        switch (unavailable.fault()) {
          case UNREACHABLE -> "Is it running, and is the address right?" + address(model);
          case TIMEOUT ->
              "Allow longer answers (request timeout), or ask for less (batch size, max tokens).";
          case DISCONNECTED, SERVER -> "Try again later.";
          case LOADING ->
              "The model was still being loaded after minutes of waiting. Run it again when the server is ready.";
          case UNREADABLE -> "Does this address speak the OpenAI protocol?" + address(model);
        };
    return new Outcome.Unusable(unavailable.said().message(), advice);
  }

  static Outcome.Unusable throttled(Action.ThrottledTooLong throttled) {
    Duration refused = throttled.refusal().refusedFor();
    Duration pause = throttled.refusal().pause();
    Duration asked = throttled.why().retryAfter();
    String fact =
        asked != null && pause.compareTo(refused) > 0
            ? "It asks to wait %s.".formatted(inWords(pause))
            : "It refused every call for %s.".formatted(inWords(refused));
    return new Outcome.Unusable(
        throttled.why().said().message(), fact + " Run it again later, or ask for a higher limit.");
  }

  private static String inWords(Duration time) {
    if (time.toHours() >= 2) {
      return "%,d hours".formatted(time.toHours());
    }
    return time.toMinutes() >= 2
        ? "%,d minutes".formatted(time.toMinutes())
        : "%,d seconds".formatted(time.toSeconds());
  }

  private static String address(ModelSettings model) {
    return model.baseUrl() == null ? "" : " The base URL is " + model.baseUrl() + ".";
  }

  /// Why no more is sent, a clause.
  static String inWords(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete complete -> "the target is reached";
      case Outcome.Partial partial -> partial.why();
      case Outcome.Unusable unusable -> unusable.why();
      case Outcome.Interrupted interrupted -> "it was told to stop";
      case Outcome.Unwritable unwritable -> unwritable.why();
    };
  }
}
