/// When the next call to a model may go out.
@NullMarked
package dev.winnow.engine.pace;

import org.jspecify.annotations.NullMarked;
