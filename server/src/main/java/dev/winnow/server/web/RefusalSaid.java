package dev.winnow.server.web;

import dev.winnow.core.say.Sentence;

/// Why a request is refused.
public enum RefusalSaid implements Sentence {
  FIELD("{field} {problem}"),
  FIELDS("{problem} (and {count} more {count:error|errors})"),
  PLACED("{problem} (line {line}, column {column})"),

  NOT_FOUND("There is no {thing} {id}."),
  NO_REVISION("There is no revision {number} of template {id}."),
  NAME_TAKEN("There is a {thing} named \"{name}\" already. Choose another name."),
  TAKEN("is taken. Choose another."),
  STALE(
      "The {thing} has changed since you read it (it is {tag} now). Read it again and repeat your change."),
  ARCHIVED("The template \"{name}\" is archived. Restore it first."),
  NO_SUCH("names a {thing} that does not exist. Choose one from the list."),
  NO_SUCH_REVISION("({number}) is no revision of this template. Leave it out to take the newest."),
  ARCHIVED_TEMPLATE("names a template that is archived. Restore it, or choose another."),
  MUST_BE("({value}) must be {wanted}."),
  SORT("({value}) must be {wanted}, then maybe ,asc or ,desc."),
  NO_ROOM("Can't create the file: {problem}"),

  NOTHING_AT("Nothing found at {path}. See /api/v1/docs."),
  NO_ID("There is nothing at {path}: ({value}) is not {wanted}."),
  METHOD("{path} does not support {method}. Use {methods}."),
  ACCEPT("Can't respond as Accept ({types}) asks. Use {offered}."),
  NO_CONTENT_TYPE("Content-Type is missing or unreadable. Send {types}."),
  CONTENT_TYPE("Content-Type ({type}) is not understood here. Send {types}."),
  CHARSET("The charset ({charset}) is not supported. Send UTF-8."),
  PACKED("Compressed bodies are not supported. Send it without Content-Encoding."),
  IF_MATCH("If-Match takes entity tags in quotes, like \"3\", found {found}."),
  KEY("must be one text of 1 to 255 visible ASCII characters. Take a random UUID."),
  KEY_IN_USE(
      "The first request with the Idempotency-Key ({key}) is still under way. Repeat yours in a few seconds."),
  KEY_REUSED(
      "This Idempotency-Key came with another request before. Take a new key for a new request."),
  HOST("Host ({host}) is not this machine. Use localhost or 127.0.0.1."),
  ORIGIN(
      "Pages of other sites ({origin}) can't make changes here. Send the request from Winnow's own page, or from a program."),
  PERCENT(
      "The address has no percent-encoded UTF-8 in ({text}). Write each byte of the UTF-8 text as % and two hexadecimal digits."),
  HTTP(
      "The request cannot be read: its target, its headers or its framing break HTTP, or are too long (32 KB). Send special characters of a target as %XX."),
  SERVER("The server answers: {words}."),

  NO_BODY("The body is missing. Send a JSON object."),
  NO_OBJECT("The body is not a JSON object. Send one."),
  TOO_LARGE("The body is larger than {bytes} bytes. Send less at once."),
  BAD_BYTE("Byte {number} of the body ({code}) cannot be read. Send UTF-8 text without NUL."),
  NO_JSON("The body is not valid JSON: {reason}"),
  BEHIND_JSON("There is something after the end of the JSON value."),
  EXPONENT("({value}) has too large an exponent. Stay within {most}."),

  BUSY("Somebody else is changing the same thing. Repeat the request."),
  DATABASE(
      "Can't reach the database. The change may not have been saved; try again in a few seconds."),
  STOPPING("The service is stopping. Try again later."),
  FAULT("Internal error ({id}). The service log has details under this ID.");

  private final String english;

  RefusalSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
