package dev.winnow.core.parse;

import dev.winnow.core.say.Said;

/// Why a value cannot stand as a row, and where it is.
///
/// @param start the place of its opening bracket
/// @param end the place after what was read of it
/// @param reason what is wrong, without its place
record Damage(int start, int end, Said reason) {}
