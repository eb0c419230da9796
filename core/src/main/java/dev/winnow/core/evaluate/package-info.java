/// What rows are measured by.
@NullMarked
package dev.winnow.core.evaluate;

import org.jspecify.annotations.NullMarked;
