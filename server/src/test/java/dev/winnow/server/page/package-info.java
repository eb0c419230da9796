/// The page in a browser, against the service as it is launched.
@NullMarked
package dev.winnow.server.page;

import org.jspecify.annotations.NullMarked;
