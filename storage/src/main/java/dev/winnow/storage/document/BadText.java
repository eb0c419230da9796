package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.say.Said;

/// Ends the reading of a text that is no YAML or JSON; never leaves this package.
final class BadText extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final transient Said said;

  BadText(Place place, Said said) {
    super(said.message(), null, false, false);
    this.place = place;
    this.said = said;
  }

  Said said() {
    return said;
  }

  Place place() {
    return place;
  }
}
