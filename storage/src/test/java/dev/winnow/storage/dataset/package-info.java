@NullMarked
package dev.winnow.storage.dataset;

import org.jspecify.annotations.NullMarked;
