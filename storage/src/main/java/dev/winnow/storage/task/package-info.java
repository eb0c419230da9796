/// Tasks in the database: what they are, and what became of their requests.
@NullMarked
package dev.winnow.storage.task;

import org.jspecify.annotations.NullMarked;
