/// Reading YAML and JSON files into documents whose values know their line.
@NullMarked
package dev.winnow.storage.document;

import org.jspecify.annotations.NullMarked;
