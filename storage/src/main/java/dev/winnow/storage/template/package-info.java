/// The templates of the service and all their revisions.
@NullMarked
package dev.winnow.storage.template;

import org.jspecify.annotations.NullMarked;
