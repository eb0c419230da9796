/// The shape of a row: a JSON Schema, given or inferred from an example, and the validation of
/// rows.
@NullMarked
package dev.winnow.core.schema;

import org.jspecify.annotations.NullMarked;
