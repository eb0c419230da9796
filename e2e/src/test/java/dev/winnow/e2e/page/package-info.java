/// The page in a browser, against the service as it is launched.
@NullMarked
package dev.winnow.e2e.page;

import org.jspecify.annotations.NullMarked;
