@NullMarked
package dev.winnow.server.database;

import org.jspecify.annotations.NullMarked;
