/// What tests of the database share.
@NullMarked
package dev.winnow.storage;

import org.jspecify.annotations.NullMarked;
