/// Reads answers and failures: one vocabulary for all wires.
@NullMarked
package dev.winnow.providers.reply;

import org.jspecify.annotations.NullMarked;
