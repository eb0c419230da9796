package dev.winnow.core.gate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows are too much alike. Rows that are the same never are two.
///
/// @param near from which similarity on, over 0 to 1, a row repeats another; null is never
/// @param fields whose texts are compared; empty is all of them
/// @param heldOut rows that none may repeat
/// @param meaning which rows mean too much the same; null where that is not compared
public record Duplicates(
    @Nullable Double near, List<String> fields, List<HeldOut> heldOut, @Nullable Meaning meaning) {

  public static final double NEAR_USUAL = 0.8;

  public static final Duplicates USUAL = new Duplicates(NEAR_USUAL, List.of(), List.of());

  /// Only rows that are the same.
  public static final Duplicates EXACT = new Duplicates(null, List.of(), List.of());

  /// One that does not compare what rows mean.
  public Duplicates(@Nullable Double near, List<String> fields, List<HeldOut> heldOut) {
    this(near, fields, heldOut, null);
  }

  public Duplicates {
    fields = List.copyOf(fields);
    heldOut = List.copyOf(heldOut);
  }

  /// The files with rows that none may repeat.
  public List<String> heldOutFiles() {
    return heldOut.stream().flatMap(it -> Stream.ofNullable(it.file())).toList();
  }
}
