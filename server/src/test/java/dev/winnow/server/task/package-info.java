/// Tests of tasks, over HTTP.
@NullMarked
package dev.winnow.server.task;

import org.jspecify.annotations.NullMarked;
