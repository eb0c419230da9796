@NullMarked
package dev.winnow.storage.postgres;

import org.jspecify.annotations.NullMarked;
