/// Has rows scored by a model.
@NullMarked
package dev.winnow.quality.judge;

import org.jspecify.annotations.NullMarked;
