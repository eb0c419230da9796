package dev.winnow.storage.model;

import dev.winnow.core.say.Sentence;

/// What is wrong with a stored model, its key or its address.
public enum StoredModelSaid implements Sentence {
  CHANGE_SETTINGS("Change the settings, or what they name."),
  TRY_ANOTHER("The model can be reached, but declined to answer. Try another one."),
  LISTS_NO_MODELS(
      "Check the base URL, or enter the model's ID by hand: this address lists no models."),
  OTHER_PROVIDER(
      "Model {name} has another provider now than when this task was made. Let the task take the model's present settings."),
  UNUSABLE("Model {name} cannot be used. {problem}"),
  SETTINGS_TOO_LONG(
      "makes the settings too long: {count} characters, at most {most} are taken. Shorten it."),
  KEY_NO_TEXT("expected the key as text, or null to have none."),
  KEY_TWICE("stands beside apiKeyEnv. Keep one of them."),
  KEY_OFFLINE("does not go with provider: offline, which calls nobody. Remove it."),
  KEY_EMPTY("is empty. Write the key, or null to have none."),
  KEY_TOO_LONG("has {count} characters, at most {most} are taken."),
  KEY_OF_OTHER_ADDRESS(
      "is stored for another address ({address}), or for another proxy or other certificates. Enter the key for this one, or null to have none."),
  KEY_BROKEN("The stored key of model {name} cannot be decrypted: {reason}. Enter it again."),
  DAMAGED("it is damaged"),
  NO_KEY_FILE("the file {file} in Winnow's home is missing or holds no key"),
  OTHER_KEY_FILE(
      "the file {file} in Winnow's home is not the one it was encrypted with, or it has been changed"),
  KEY_FILE_BROKEN(
      "The key cannot be encrypted: the file secret.key in Winnow's home holds no key. Put the right file there, or move it away and enter all keys again."),
  IN_USE(
      "Model {name} is used by {count} {count:task that has|tasks that have} not ended. Cancel {count:it|them} first, or wait.");

  private final String english;

  StoredModelSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
