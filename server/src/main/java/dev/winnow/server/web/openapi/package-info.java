/// The description of the interface, and the page that shows it.
@NullMarked
package dev.winnow.server.web.openapi;

import org.jspecify.annotations.NullMarked;
