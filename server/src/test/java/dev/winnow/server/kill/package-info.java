/// The service as a process, killed in every way.
@NullMarked
package dev.winnow.server.kill;

import org.jspecify.annotations.NullMarked;
