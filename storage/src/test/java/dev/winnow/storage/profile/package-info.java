@NullMarked
package dev.winnow.storage.profile;

import org.jspecify.annotations.NullMarked;
