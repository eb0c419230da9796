/// Datasets over REST.
@NullMarked
package dev.winnow.server.dataset;

import org.jspecify.annotations.NullMarked;
