/// Tests of the service.
@NullMarked
package dev.winnow.server.web;

import org.jspecify.annotations.NullMarked;
