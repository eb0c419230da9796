package dev.winnow.providers.http;

import dev.winnow.core.say.Sentence;

/// Why an address is not called.
public enum AddressSaid implements Sentence {
  BASE_URL("The model's base URL {problem}"),
  PROXY("The model's proxy {problem}"),
  NO_HTTP("takes http and https only, found {scheme}."),
  NO_HOST("names no host. Write one like https://api.openai.com/v1."),
  FORBIDDEN(
      "(host {host}) leads to a link-local address or a cloud's metadata service, which is never called. Write the address of a model."),
  CA_FILE("The file of certificates {file} cannot be read: {reason}.");

  private final String english;

  AddressSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
