@NullMarked
package dev.winnow.storage.file.read;

import org.jspecify.annotations.NullMarked;
