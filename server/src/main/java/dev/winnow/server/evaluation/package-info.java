/// Evaluations: what datasets are like.
@NullMarked
package dev.winnow.server.evaluation;

import org.jspecify.annotations.NullMarked;
