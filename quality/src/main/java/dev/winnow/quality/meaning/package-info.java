/// Rows that mean nearly the same, by the embeddings of their texts.
@NullMarked
package dev.winnow.quality.meaning;

import org.jspecify.annotations.NullMarked;
