/// The journal: every answer on disk before anything is done with it.
@NullMarked
package dev.winnow.engine.journal;

import org.jspecify.annotations.NullMarked;
