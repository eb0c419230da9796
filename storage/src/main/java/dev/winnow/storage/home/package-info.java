/// Winnow's home, opened by others than the service.
@NullMarked
package dev.winnow.storage.home;

import org.jspecify.annotations.NullMarked;
