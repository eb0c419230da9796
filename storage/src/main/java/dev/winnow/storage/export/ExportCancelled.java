package dev.winnow.storage.export;

/// Thrown when an export was told not to go on. Nothing of it is left.
public final class ExportCancelled extends RuntimeException {

  private static final long serialVersionUID = 1;
}
