/// Brings the rows of files into datasets.
@NullMarked
package dev.winnow.storage.imports;

import org.jspecify.annotations.NullMarked;
