/// Dataset files and reports: written beside their place and moved there whole.
@NullMarked
package dev.winnow.storage.file;

import org.jspecify.annotations.NullMarked;
