package dev.winnow.bench;

/// What the simulated server does instead of answering well.
public sealed interface Fault {

  /// None: a whole, valid answer.
  Fault NONE = new None();

  /// A whole, valid answer.
  record None() implements Fault {}

  /// A whole reply with this text, word for word.
  record Says(String text) implements Fault {}

  /// An error in OpenAI's shape.
  ///
  /// @param retryAfter the value of `Retry-After`; empty sends none
  record Status(int status, String code, String message, String retryAfter) implements Fault {}

  /// 200 and an HTML page.
  record HtmlPage() implements Fault {}

  /// 200 and a body that is no JSON.
  record BrokenBody() implements Fault {}

  /// A whole reply whose text is no JSON that holds a row.
  record MalformedAnswer() implements Fault {}

  /// An answer cut in the middle, with `finish_reason: length`.
  record Truncated() implements Fault {}

  /// An answer whose rows are all the same, under whatever key.
  record Duplicates() implements Fault {}

  /// The connection breaks in the middle of the body; the answer has been counted as sent.
  record Disconnect() implements Fault {}

  /// The connection breaks before a byte of the reply.
  record Hangup() implements Fault {}

  /// Nothing at all comes, until the client goes away or the server closes.
  record Silence() implements Fault {}

  /// 429 without `Retry-After`.
  static Fault throttled() {
    return new Status(429, "rate_limit_exceeded", "Rate limit reached for requests", "");
  }

  /// 429 with `Retry-After`.
  static Fault throttled(int seconds) {
    return new Status(
        429, "rate_limit_exceeded", "Rate limit reached for requests", String.valueOf(seconds));
  }

  /// 500.
  static Fault serverError() {
    return new Status(500, "server_error", "The server had an error while processing", "");
  }
}
