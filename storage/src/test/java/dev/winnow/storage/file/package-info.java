@NullMarked
package dev.winnow.storage.file;

import org.jspecify.annotations.NullMarked;
