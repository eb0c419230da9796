/// Starting the service, and the commands that do.
@NullMarked
package dev.winnow.server.start;

import org.jspecify.annotations.NullMarked;
