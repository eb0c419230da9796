/// The built-in model: no network, rows made up from the output schema, the prompt and the seed.
@NullMarked
package dev.winnow.offline;

import org.jspecify.annotations.NullMarked;
