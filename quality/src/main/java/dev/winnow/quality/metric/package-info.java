/// Figures about rows and about those who judge them, by published formulas.
@NullMarked
package dev.winnow.quality.metric;

import org.jspecify.annotations.NullMarked;
