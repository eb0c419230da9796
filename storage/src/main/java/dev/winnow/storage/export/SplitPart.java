package dev.winnow.storage.export;

import dev.winnow.core.task.ExportWish.Split;
import java.util.Locale;

/// A file of a split.
enum SplitPart {
  TRAIN,
  VALIDATION,
  TEST;

  /// As files and dataset hubs call it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its parts of the rows.
  int parts(Split split) {
    return switch (this) {
      case TRAIN -> split.train();
      case VALIDATION -> split.validation();
      case TEST -> split.test();
    };
  }
}
