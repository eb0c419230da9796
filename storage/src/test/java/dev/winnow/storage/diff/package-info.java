@NullMarked
package dev.winnow.storage.diff;

import org.jspecify.annotations.NullMarked;
