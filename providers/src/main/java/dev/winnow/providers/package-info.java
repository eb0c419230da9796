/// Ways to reach language models.
@NullMarked
package dev.winnow.providers;

import org.jspecify.annotations.NullMarked;
