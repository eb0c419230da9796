/// What has changed between two sets of rows.
@NullMarked
package dev.winnow.storage.diff;

import org.jspecify.annotations.NullMarked;
