@NullMarked
package dev.winnow.storage.search;

import org.jspecify.annotations.NullMarked;
