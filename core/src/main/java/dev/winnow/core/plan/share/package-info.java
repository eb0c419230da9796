/// How many rows each combination of categories gets, from shares.
@NullMarked
package dev.winnow.core.plan.share;

import org.jspecify.annotations.NullMarked;
