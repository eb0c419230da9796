/// A task: template, parameters, model, target and output, read from a document and checked.
@NullMarked
package dev.winnow.core.task;

import org.jspecify.annotations.NullMarked;
