/// Which requests a task is made of: cells, units and the rows each asks for.
@NullMarked
package dev.winnow.core.plan;

import org.jspecify.annotations.NullMarked;
