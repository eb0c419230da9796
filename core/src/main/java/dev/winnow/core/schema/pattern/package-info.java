/// Regular expressions of schemas: read as ECMA-262 means them, and never without an end.
@NullMarked
package dev.winnow.core.schema.pattern;

import org.jspecify.annotations.NullMarked;
