@NullMarked
package dev.winnow.storage.task;

import org.jspecify.annotations.NullMarked;
