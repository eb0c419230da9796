package dev.winnow.storage.review;

import dev.winnow.core.task.ReviewRequest.Choice;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// How a row stands by what people decided about it.
public enum Standing {
  /// Nobody has decided.
  OPEN,
  /// It stays as it is.
  ACCEPTED,
  /// It stays as somebody wrote it.
  EDITED,
  /// It is gone.
  REJECTED;

  /// What decisions come to, in whatever order they were made: a row is rejected when more
  /// reviewers reject it than let it stay, and else edited when somebody edited it.
  ///
  /// @param decisions those that count, of each reviewer one
  public static Standing of(Collection<Decision> decisions) {
    if (decisions.isEmpty()) {
      return OPEN;
    }
    long rejects = decisions.stream().filter(it -> it.choice() == Choice.REJECT).count();
    if (2 * rejects > decisions.size()) {
      return REJECTED;
    }
    return newest(decisions, Choice.EDIT).isPresent() ? EDITED : ACCEPTED;
  }

  /// The decision whose edit of the dataset makes a row stand as it stands; empty where it stays as
  /// it came. Of several edits the newest counts.
  Optional<Decision> by(Collection<Decision> decisions) {
    return switch (this) {
      case OPEN, ACCEPTED -> Optional.empty();
      case EDITED -> newest(decisions, Choice.EDIT);
      case REJECTED -> newest(decisions, Choice.REJECT);
    };
  }

  private static Optional<Decision> newest(Collection<Decision> decisions, Choice choice) {
    return decisions.stream()
        .filter(it -> it.choice() == choice)
        .max(Comparator.comparingLong(Decision::id));
  }
}
