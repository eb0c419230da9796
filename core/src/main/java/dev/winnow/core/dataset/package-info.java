/// Rows and their fingerprints.
@NullMarked
package dev.winnow.core.dataset;

import org.jspecify.annotations.NullMarked;
