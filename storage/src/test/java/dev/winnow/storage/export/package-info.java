@NullMarked
package dev.winnow.storage.export;

import org.jspecify.annotations.NullMarked;
