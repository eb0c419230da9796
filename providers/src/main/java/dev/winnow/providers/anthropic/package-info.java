/// The wire of Anthropic: `POST /v1/messages`.
@NullMarked
package dev.winnow.providers.anthropic;

import org.jspecify.annotations.NullMarked;
