package dev.winnow.server.database;

/// Whether it is this service's turn to work with its database: no other one works with it.
public interface DatabaseTurn {

  /// Nobody else can come to the database: the lock of the home keeps others out.
  DatabaseTurn ALWAYS =
      new DatabaseTurn() {
        @Override
        public boolean isOurs() {
          return true;
        }

        @Override
        public boolean check() {
          return true;
        }
      };

  /// Whether it was when that was last looked at; asks nobody.
  boolean isOurs();

  /// Looks at it, over the network; takes the turn again where it was lost and nobody else has it.
  boolean check();
}
