package dev.winnow.core.parse;

/// Why a value cannot stand as a row, and where it is.
///
/// @param start the place of its opening bracket
/// @param end the place after what was read of it
/// @param reason what is wrong, without its place
record Damage(int start, int end, String reason) {

  static final String CUT = "the text ends inside the object";
}
