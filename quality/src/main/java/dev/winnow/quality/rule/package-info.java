/// Rules that each row has to keep, one class a kind.
@NullMarked
package dev.winnow.quality.rule;

import org.jspecify.annotations.NullMarked;
