@NullMarked
package dev.winnow.storage.model;

import org.jspecify.annotations.NullMarked;
