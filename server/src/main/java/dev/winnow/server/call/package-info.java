/// Calling the stored models: what the features that ask a model share.
@NullMarked
package dev.winnow.server.call;

import org.jspecify.annotations.NullMarked;
