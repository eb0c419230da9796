/// Lists, a page at a time.
@NullMarked
package dev.winnow.storage.page;

import org.jspecify.annotations.NullMarked;
