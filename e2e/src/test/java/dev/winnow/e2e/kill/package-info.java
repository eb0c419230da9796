/// The service as a process, killed in every way.
@NullMarked
package dev.winnow.e2e.kill;

import org.jspecify.annotations.NullMarked;
