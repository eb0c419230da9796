package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request that describes a model. A key may stand in it, and what reads requests
/// logs them at its most talkative: it shows nothing of itself.
record SentModel(ObjectNode fields) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  SentModel {}

  @Override
  public String toString() {
    return "SentModel[…]";
  }
}
