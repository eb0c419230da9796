/// What datasets were found to be like.
@NullMarked
package dev.winnow.storage.evaluation;

import org.jspecify.annotations.NullMarked;
