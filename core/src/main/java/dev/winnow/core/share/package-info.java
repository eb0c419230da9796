/// How many rows each combination of categories gets, from shares.
@NullMarked
package dev.winnow.core.share;

import org.jspecify.annotations.NullMarked;
