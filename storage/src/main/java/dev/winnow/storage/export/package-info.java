/// Exports: rows of a dataset as files that trainers and dataset hubs read.
@NullMarked
package dev.winnow.storage.export;

import org.jspecify.annotations.NullMarked;
