/// Tests of datasets, over HTTP.
@NullMarked
package dev.winnow.server.dataset;

import org.jspecify.annotations.NullMarked;
