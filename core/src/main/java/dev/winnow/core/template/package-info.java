/// Instruction templates: prompts with {variables}, their declarations and how they are rendered.
@NullMarked
package dev.winnow.core.template;

import org.jspecify.annotations.NullMarked;
