/// Bringing what runs come to into a database, in groups, without runs waiting for it.
@NullMarked
package dev.winnow.engine.record;

import org.jspecify.annotations.NullMarked;
