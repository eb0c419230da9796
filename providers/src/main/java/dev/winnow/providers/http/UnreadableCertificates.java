package dev.winnow.providers.http;

import dev.winnow.core.say.Said;

/// A file of certificates that cannot be used.
final class UnreadableCertificates extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Said said;

  UnreadableCertificates(Said said, Throwable cause) {
    super(said.message(), cause);
    this.said = said;
  }

  Said said() {
    return said;
  }
}
