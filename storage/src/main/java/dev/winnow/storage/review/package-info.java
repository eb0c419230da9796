/// What people decide about rows, and what their datasets come to by it.
@NullMarked
package dev.winnow.storage.review;

import org.jspecify.annotations.NullMarked;
