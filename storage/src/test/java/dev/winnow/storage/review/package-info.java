@NullMarked
package dev.winnow.storage.review;

import org.jspecify.annotations.NullMarked;
