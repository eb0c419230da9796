/// What rows hold, column by column: types, what is missing, distinct values, lengths, tokens,
/// numbers, usual values and languages.
@NullMarked
package dev.winnow.storage.profile;

import org.jspecify.annotations.NullMarked;
