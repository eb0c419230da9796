/// Rows out of files of any format: one by one, with what is wrong beside them.
@NullMarked
package dev.winnow.storage.file.read;

import org.jspecify.annotations.NullMarked;
