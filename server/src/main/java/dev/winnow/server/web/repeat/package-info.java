/// Requests that are sent twice and answered once.
@NullMarked
package dev.winnow.server.web.repeat;

import org.jspecify.annotations.NullMarked;
