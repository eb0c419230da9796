/// Which rows are too much alike.
@NullMarked
package dev.winnow.quality.duplicate;

import org.jspecify.annotations.NullMarked;
