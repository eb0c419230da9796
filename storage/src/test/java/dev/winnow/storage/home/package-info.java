@NullMarked
package dev.winnow.storage.home;

import org.jspecify.annotations.NullMarked;
