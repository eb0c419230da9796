/// The page in a browser, as files, at every address that is one of its own.
@NullMarked
package dev.winnow.server.web.page;

import org.jspecify.annotations.NullMarked;
