/// The OpenAI-compatible wire: `POST {baseUrl}/chat/completions`.
@NullMarked
package dev.winnow.providers.openai;

import org.jspecify.annotations.NullMarked;
