/// The wire of Ollama: `POST /api/chat`.
@NullMarked
package dev.winnow.providers.ollama;

import org.jspecify.annotations.NullMarked;
