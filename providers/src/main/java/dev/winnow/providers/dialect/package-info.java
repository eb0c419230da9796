/// What is known of the models behind a wire, as data.
@NullMarked
package dev.winnow.providers.dialect;

import org.jspecify.annotations.NullMarked;
