/// Tests of the whole service.
@NullMarked
package dev.winnow.server;

import org.jspecify.annotations.NullMarked;
