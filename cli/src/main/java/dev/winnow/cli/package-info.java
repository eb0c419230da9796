/// The command line.
@NullMarked
package dev.winnow.cli;

import org.jspecify.annotations.NullMarked;
