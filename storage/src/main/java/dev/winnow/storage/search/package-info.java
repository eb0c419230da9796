/// Finds rows by their words and fields: an index beside the database, made from it and made anew
/// whenever it is gone.
@NullMarked
package dev.winnow.storage.search;

import org.jspecify.annotations.NullMarked;
