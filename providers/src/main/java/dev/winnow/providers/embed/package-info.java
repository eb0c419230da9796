/// Embeddings of texts, by the protocols that have them.
@NullMarked
package dev.winnow.providers.embed;

import org.jspecify.annotations.NullMarked;
