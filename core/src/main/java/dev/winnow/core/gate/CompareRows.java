package dev.winnow.core.gate;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Finds rows that are nearly alike.
public interface CompareRows {

  /// One that finds none.
  CompareRows NONE =
      new CompareRows() {
        @Override
        public Sketch sketch(ObjectNode row) {
          return Sketch.EMPTY;
        }

        @Override
        public Seen nothingSeen() {
          return new Seen() {
            @Override
            public Optional<Alike> find(Sketch sketch) {
              return Optional.empty();
            }

            @Override
            public void add(Sketch sketch, long number) {}
          };
        }
      };

  /// What a row is compared by. The costly part, for any thread.
  Sketch sketch(ObjectNode row);

  /// A set without rows.
  Seen nothingSeen();

  /// What a row is compared by; read by the one who made it.
  interface Sketch {

    /// That of a row with nothing to compare.
    Sketch EMPTY = new Sketch() {};
  }

  /// Another row that is nearly the same.
  ///
  /// @param similarity how much of the two is common, 0 to 1
  /// @param number as it was added with
  record Alike(double similarity, long number) {}

  /// Rows that were seen. One thread at a time.
  interface Seen {

    /// The row that is most alike, where one is alike enough.
    Optional<Alike> find(Sketch sketch);

    /// Notes a row.
    ///
    /// @param number names it for the caller
    void add(Sketch sketch, long number);
  }
}
