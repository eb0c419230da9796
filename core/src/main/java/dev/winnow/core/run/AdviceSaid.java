package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// What to do about a call or a run that did not come to what was wanted.
enum AdviceSaid implements Sentence {
  ASK_LATER("Try again later, or ask the provider for a higher limit."),
  BAD_REQUEST(
      "The model rejects this request. Change what it names; if it names the response format, {schema}."),
  TOO_LARGE(
      "The request is larger than the provider ever takes. Shorten the prompt, lower {batch} or {tokens}, or ask for a higher limit."),
  NO_KEY("The model wants an API key. {setting}."),
  KEY_IN_VARIABLE("Check the key in the environment variable {name}."),
  KEY_IN_FILE("Check the key in the file {file}."),
  STORED_KEY("Check the key of the model in Models."),
  CREDIT("Add credit with the provider, then try again."),
  MODEL("Check {setting} ({model})."),
  ADDRESS("Check {setting} ({address})."),
  UNREACHABLE("Is it running, and is {setting} ({address}) right?"),
  TIMEOUT("Allow longer answers ({timeout}), or ask for less ({batch}, {tokens})."),
  LATER("Try again later."),
  LOADING("The model is still being loaded. Try again when the server is ready."),
  UNREADABLE("Does {setting} ({address}) lead to an interface like OpenAI's?"),
  NO_REASONING(
      "raise {tokens}, or switch thinking off with {extra}: {json} (most answers were reasoning only)"),
  LESS_REASONING(
      "raise {tokens}, or lower reasoning_effort with {extra}: {json} (most answers were reasoning only)"),
  CHANGE_PROMPT("change what the prompt asks for, or the model (most answers were refused)"),
  LOWER_BATCH("raise {tokens} or lower {batch} (most answers were cut)"),
  VARY("make the prompt vary (another parameter, {{random_id}}, a higher temperature)"),
  EXPLAIN_SCHEMA("say in the prompt what the schema asks for, or loosen {setting}"),
  ASK_FOR_JSON("ask for JSON more plainly, or {setting}");

  private final String english;

  AdviceSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
