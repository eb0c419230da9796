/// Reading rows out of the raw text of a completion.
@NullMarked
package dev.winnow.core.parse;

import org.jspecify.annotations.NullMarked;
