/// Which gates there are for rows, and what they would do with rows that are there.
@NullMarked
package dev.winnow.server.gate;

import org.jspecify.annotations.NullMarked;
