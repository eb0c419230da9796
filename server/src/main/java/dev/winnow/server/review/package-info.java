/// Reviews: rows that people decide about, and how well they agree with one another and with
/// judges.
@NullMarked
package dev.winnow.server.review;

import org.jspecify.annotations.NullMarked;
