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
  UNREADABLE("Does {setting} ({address}) lead to the interface of the chosen provider?"),
  THINK_LESS("raise {tokens}, or {thinking}, to leave tokens for rows"),
  CHANGE_PROMPT("change what the prompt asks for, or use another model"),
  LOWER_BATCH("raise {tokens} or lower {batch}, so that each response has room for its rows"),
  VARY(
      "vary the prompt: add a variable (such as a topic or point of view), use {{random_id}}, or raise the temperature"),
  EXPLAIN_SCHEMA("describe a row in the prompt and give an example, or loosen {setting}"),
  ASK_FOR_JSON("ask for JSON only, with an example, or {setting}"),
  DESCRIBE_CATEGORIES("describe the categories, and use {{dimension.description}} in the prompt"),
  STATE_RULE("state the rule in the prompt as well, or loosen it"),
  EASE("raise the model's limits if your account allows more; otherwise lower the concurrency"),
  STEADY("test the model, raise its {timeout}, or use another model"),
  SHORTER("ask for shorter texts, lower {batch}, or use a faster or local model"),
  FASTER("use a faster or local model");

  private final String english;

  AdviceSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
