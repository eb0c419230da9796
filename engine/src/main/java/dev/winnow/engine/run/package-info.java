/// The run loop.
@NullMarked
package dev.winnow.engine.run;

import org.jspecify.annotations.NullMarked;
