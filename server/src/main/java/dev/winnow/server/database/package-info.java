/// The database: embedded or named, and its schema.
@NullMarked
package dev.winnow.server.database;

import org.jspecify.annotations.NullMarked;
