/// Calling stored models: what the features that do so share.
@NullMarked
package dev.winnow.server.call;

import org.jspecify.annotations.NullMarked;
