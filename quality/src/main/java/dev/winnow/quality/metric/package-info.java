/// Figures about rows, by textbook formulas.
@NullMarked
package dev.winnow.quality.metric;

import org.jspecify.annotations.NullMarked;
