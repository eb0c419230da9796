@NullMarked
package dev.winnow.core.task;

import org.jspecify.annotations.NullMarked;
