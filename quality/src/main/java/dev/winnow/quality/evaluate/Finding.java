package dev.winnow.quality.evaluate;

import dev.winnow.core.say.Said;

/// Something that is against a row.
///
/// @param weight how much, over 0
record Finding(double weight, Said said) {}
