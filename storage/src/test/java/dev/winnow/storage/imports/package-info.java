@NullMarked
package dev.winnow.storage.imports;

import org.jspecify.annotations.NullMarked;
