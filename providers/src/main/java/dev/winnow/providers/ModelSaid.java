package dev.winnow.providers;

import dev.winnow.core.say.Sentence;

/// Why a model cannot be called, or brought no answer.
public enum ModelSaid implements Sentence {
  TIMED_OUT("No complete response within {seconds} s."),
  SILENT("Nothing came for {seconds} s, in the middle of the response."),
  TIMED_OUT_AT("{where}: {reason}"),
  NO_LENGTH("{where} does not speak HTTP: its Content-Length is no number"),
  TOO_LARGE("The response is larger than the limit of {bytes} bytes."),
  NO_CONNECTION("Cannot reach {where}: no connection within {seconds} s."),
  UNKNOWN_HOST("Cannot reach {where}: unknown host."),
  REFUSED("Cannot reach {where}: connection refused."),
  NO_TLS("Cannot reach {where}: no secure connection: {reason}."),
  UNREACHABLE("Cannot reach {where}: {reason}."),
  NO_HTTP("{where} does not speak HTTP: {reason}"),
  DISCONNECTED("{where} broke the connection off: {reason}"),
  NO_WORDS("HTTP {status} without a message"),
  BROKEN_OFF("The provider broke the answer off (finish reason {finish})."),
  REDIRECTED(
      "The address {address} redirects to {target}; maybe set the base URL to where it leads."),
  NOT_HERE("{said} (HTTP {status} from {address}, model {model})"),
  NO_LIST_HERE("{said} (HTTP {status} from {address})"),
  PACKED("{address} answered with a body packed as {encoding}, which was not asked for"),
  EMPTY("{address} answered with an empty body"),
  NO_ANSWER("{address} answered with JSON that is no answer of a model: {body}"),
  NO_MODELS("{address} answered with JSON that lists no models: {body}"),
  WEB_PAGE("{address} answered with a web page: {title}"),
  NO_JSON("{address} answered with no JSON: {body}"),
  NO_EMBEDDINGS(
      "This protocol has no embeddings. Name a model of a provider that has, such as text-embedding-3-small.");

  private final String english;

  ModelSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
