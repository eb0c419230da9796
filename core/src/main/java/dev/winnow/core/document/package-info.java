/// Documents that people write, as trees whose values know their line, and what is wrong with them.
@NullMarked
package dev.winnow.core.document;

import org.jspecify.annotations.NullMarked;
