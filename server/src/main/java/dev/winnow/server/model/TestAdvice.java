package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.server.model.TestOutcome.Failure;

/// What to do about a model that did not answer.
final class TestAdvice {

  private TestAdvice() {}

  static String of(Failure.Kind kind, ModelSettings settings) {
    return switch (kind) {
      case UNUSABLE -> "Change the settings, or what they name.";
      case CREDENTIAL -> credential(settings.credential());
      case CREDIT -> "Add credit with the provider.";
      case MODEL ->
          "Check the model id (%s) and the base URL (%s)."
              .formatted(settings.model(), settings.baseUrl());
      case THROTTLED ->
          "The settings are good, but the provider asks for a pause. Lower the requests per minute, or ask it for a higher limit.";
      case UNREACHABLE ->
          "Is it running, and is the base URL (%s) right?".formatted(settings.baseUrl());
      case TIMEOUT ->
          "The test waits up to 60 seconds. Is the model being loaded? Try again, or allow longer answers.";
      case DISCONNECTED, SERVER -> "Try again later.";
      case LOADING -> "The model is being loaded. Try again in a minute.";
      case UNREADABLE ->
          "Does the base URL (%s) lead to an interface like OpenAI's?"
              .formatted(settings.baseUrl());
      case INVALID ->
          "The model does not take this request. Change what it names: temperature, Top P, max tokens, how the output schema is sent, or extra fields.";
      case REFUSED -> "The model can be reached, but declined to answer. Try another one.";
    };
  }

  private static String credential(Credential credential) {
    return switch (credential) {
      case Credential.None none ->
          "It wants an API key. Enter one, or the name of an environment variable with it.";
      case Credential.Environment variable ->
          "Check the key in the environment variable %s of the service.".formatted(variable.name());
      case Credential.File file -> "Check the key file.";
      case Credential.Stored stored -> "Check the key, and enter it again.";
    };
  }
}
