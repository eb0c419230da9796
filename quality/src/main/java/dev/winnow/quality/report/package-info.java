/// An evaluation as a page to read, to keep and to print.
@NullMarked
package dev.winnow.quality.report;

import org.jspecify.annotations.NullMarked;
