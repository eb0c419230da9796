/// What can be told of a text by itself: its words, its language.
@NullMarked
package dev.winnow.quality.text;

import org.jspecify.annotations.NullMarked;
