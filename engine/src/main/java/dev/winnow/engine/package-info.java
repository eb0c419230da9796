/// The run loop: asks models, paces, retries, journals, and brings a task to its exact count.
@NullMarked
package dev.winnow.engine;

import org.jspecify.annotations.NullMarked;
