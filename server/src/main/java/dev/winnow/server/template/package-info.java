/// Instruction templates over REST.
@NullMarked
package dev.winnow.server.template;

import org.jspecify.annotations.NullMarked;
