/// Well-known providers as data, and the models that an address offers.
@NullMarked
package dev.winnow.providers.preset;

import org.jspecify.annotations.NullMarked;
