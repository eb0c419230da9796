/// Tests of the service.
@NullMarked
package dev.winnow.server.web.edge;

import org.jspecify.annotations.NullMarked;
