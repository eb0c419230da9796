/// What happens in a run: events, verdicts, progress and the report.
@NullMarked
package dev.winnow.core.run;

import org.jspecify.annotations.NullMarked;
