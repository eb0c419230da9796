/// Measures the rows of a dataset.
@NullMarked
package dev.winnow.quality.evaluate;

import org.jspecify.annotations.NullMarked;
