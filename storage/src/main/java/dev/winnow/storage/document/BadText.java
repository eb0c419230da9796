package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;

/// Ends the reading of a text that is no YAML or JSON; never leaves this package.
final class BadText extends RuntimeException {

  private final transient Place place;

  BadText(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }
}
