/// DuckDB, inside the process.
@NullMarked
package dev.winnow.storage.duckdb;

import org.jspecify.annotations.NullMarked;
