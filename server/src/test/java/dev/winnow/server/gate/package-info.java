@NullMarked
package dev.winnow.server.gate;

import org.jspecify.annotations.NullMarked;
