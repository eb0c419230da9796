package dev.winnow.server.web;

import dev.winnow.core.say.Sentence;
import java.util.Locale;

/// What the service keeps, as sentences name it.
public enum Thing implements Sentence {
  TASK,
  MODEL,
  TEMPLATE,
  DATASET,
  REQUEST,
  IMPORT,
  EXPORT,
  EVALUATION;

  @Override
  public String english() {
    return name().toLowerCase(Locale.ROOT);
  }
}
