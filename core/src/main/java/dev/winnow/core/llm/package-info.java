/// What is asked of a language model and what it replies, in no provider's words.
@NullMarked
package dev.winnow.core.llm;

import org.jspecify.annotations.NullMarked;
