/// Tests of the service.
@NullMarked
package dev.winnow.server.web.openapi;

import org.jspecify.annotations.NullMarked;
