@NullMarked
package dev.winnow.storage.document;

import org.jspecify.annotations.NullMarked;
