/// Bad requests to every operation, made from the interface's own description.
@NullMarked
package dev.winnow.server.web.fuzz;

import org.jspecify.annotations.NullMarked;
