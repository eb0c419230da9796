/// What the program says: sentences as codes with named values, and their English.
@NullMarked
package dev.winnow.core.say;

import org.jspecify.annotations.NullMarked;
