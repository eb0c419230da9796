/// The HTTP transport the wire adapters share.
@NullMarked
package dev.winnow.providers.http;

import org.jspecify.annotations.NullMarked;
