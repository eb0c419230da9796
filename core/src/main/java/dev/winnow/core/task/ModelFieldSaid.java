package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with a field of a model.
enum ModelFieldSaid implements Sentence {
  HOW("Write model: offline, or a map with baseUrl, model and apiKeyEnv."),
  HOW_STORED("Write provider: offline, or baseUrl and model."),
  ONLY_OFFLINE("the only model that goes by its name alone is offline, found {found}."),
  NO_SUCH_NAME("no stored model is called {found}: {place} has {names}."),
  NO_NAMES("no stored model is called {found}: {place} has none."),
  NAME_NOT_READ("the stored model {found} cannot be read: {why}"),
  HOW_NAMED(
      "Store it with winnow models add, name another home with --home, or write offline, or a map with baseUrl, model and apiKeyEnv."),
  NO_PROVIDER("is missing, and so is baseUrl."),
  WRITE_ID("Write the model's id as the provider lists it: gpt-4o-mini."),
  WRITE_ADDRESS("is missing. Write the address up to /v1: https://api.openai.com/v1."),
  OFFLINE_ONLY("goes with provider: offline only. Remove it."),
  NOT_OFFLINE("does not go with provider: offline, which calls nobody. Remove it or the provider."),
  ENVIRONMENT(
      "expected the name of an environment variable, like OPENAI_API_KEY, not the key itself."),
  OWN_VARIABLE("({name}) is one of Winnow's own variables. Name another."),
  NO_KEY_FILE(
      "is not taken here: the service reads no files of its machine. Use apiKey or apiKeyEnv."),
  TILDE("a path is taken as it is, without ~. Write the whole path."),
  KEY_IN_FILE(
      "a task file never holds a key: put it into an environment variable and write apiKeyEnv: NAME, or into a file and write apiKeyFile: PATH."),
  KEY_IN_MODEL(
      "a model holds a key in apiKey only, where it is encrypted: put it there, or into an environment variable and write its name into apiKeyEnv."),
  SET_BY_US("is set by Winnow for every request. Remove it."),
  HEADER_NAME("is no name of an HTTP header. Use letters, digits and hyphens."),
  HEADER_SET("is set by the connection itself. Remove it."),
  HEADER_TEXT("expected text. Maybe put it in quotes."),
  HEADER_VALUE(
      "holds a character that HTTP headers cannot carry. Use plain ASCII characters, without accents or line breaks."),
  ADDRESS("expected an address like http://127.0.0.1:8000/v1: {reason}."),
  ADDRESS_SCHEME(
      "expected an address like http://127.0.0.1:8000/v1, with http:// or https:// in front."),
  ADDRESS_HOST("expected an address like http://127.0.0.1:8000/v1, with the name of a host in it."),
  ADDRESS_PORT("expected an address like http://127.0.0.1:8000/v1, with a port from 1 to 65,535."),
  ADDRESS_USER("holds a user name or key before the @. Remove it: {advice}"),
  ADDRESS_ENDS("goes up to /v1 only, without ? and #. Remove the rest."),
  ADDRESS_PATH("ends in {path}, which is added to it anyway: {address} is used."),
  NAME_OFFLINE("is what a task file calls the built-in model. Choose another name."),
  PROXY("expected an address like http://proxy.example.com:3128, without user name and password.");

  private final String english;

  ModelFieldSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
