package dev.winnow.server.web;

import dev.winnow.core.say.Sentence;

/// Why a request is refused.
enum RefusalSaid implements Sentence {
  FIELD("{field} {problem}"),
  FIELDS("{problem} (and {count} more {count:error|errors})"),
  NOT_FOUND("There is no {thing} {id}."),
  NO_REVISION("There is no revision {number} of template {id}."),
  NAME_TAKEN("There is a {thing} named \"{name}\" already. Choose another name."),
  TAKEN("is taken. Choose another."),
  STALE(
      "The {thing} has changed since you read it (it is {tag} now). Read it again and repeat your change.");

  private final String english;

  RefusalSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
