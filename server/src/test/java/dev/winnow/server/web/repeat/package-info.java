/// Tests of the service.
@NullMarked
package dev.winnow.server.web.repeat;

import org.jspecify.annotations.NullMarked;
