/// Benchmarks and the simulated model server they run against.
@NullMarked
package dev.winnow.bench;

import org.jspecify.annotations.NullMarked;
