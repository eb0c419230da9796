/// PostgreSQL as a part of Winnow: its binaries unpacked, its data made, its server started,
/// watched and stopped.
@NullMarked
package dev.winnow.storage.postgres;

import org.jspecify.annotations.NullMarked;
