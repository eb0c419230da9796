package dev.winnow.storage.imports;

import dev.winnow.core.say.Said;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.StoredImport;
import dev.winnow.storage.dataset.StoredImport.State;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts right what imports left that were cut off: nothing of their rows is stored, and the places
/// kept for them stand in the way of others.
///
/// @param hasFile whether a file was uploaded for an import; a command reads its own
public record SweepImports(
    Imports imports, TransactionTemplate transaction, Predicate<UUID> hasFile) {

  /// An uploaded file waits again; an import without one is forgotten. Those that somebody holds go
  /// on.
  ///
  /// @param running whether an import is under way in this process
  public void sweep(Predicate<UUID> running) {
    for (StoredImport left : imports.in(State.IMPORTING)) {
      if (!running.test(left.id())) {
        transaction.executeWithoutResult(status -> sweep(left.id()));
      }
    }
  }

  private void sweep(UUID id) {
    if (imports.isHeld(id)) {
      return;
    }
    boolean waits = imports.waitsAgain(id, Said.NOTHING);
    if (waits && !hasFile.test(id)) {
      imports.delete(id);
    }
  }
}
