/// Task files and dataset files on disk.
@NullMarked
package dev.winnow.storage;

import org.jspecify.annotations.NullMarked;
