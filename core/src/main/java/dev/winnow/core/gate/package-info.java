/// Which rows are good enough: what the gates of a task are. The checks themselves are in the
/// module `quality`.
@NullMarked
package dev.winnow.core.gate;

import org.jspecify.annotations.NullMarked;
