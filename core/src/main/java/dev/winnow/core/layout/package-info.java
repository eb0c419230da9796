/// Training layouts: rows as trainers read them, made from the fields that rows have, and read
/// back.
@NullMarked
package dev.winnow.core.layout;

import org.jspecify.annotations.NullMarked;
