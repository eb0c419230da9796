/// What is the same for all wires: a call, and what is learned from refusals.
@NullMarked
package dev.winnow.providers.wire;

import org.jspecify.annotations.NullMarked;
