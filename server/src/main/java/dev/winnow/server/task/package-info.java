/// Tasks: made, run, watched and controlled.
@NullMarked
package dev.winnow.server.task;

import org.jspecify.annotations.NullMarked;
