/// What every part of the engine takes from outside.
@NullMarked
package dev.winnow.engine;

import org.jspecify.annotations.NullMarked;
