package dev.winnow.storage.template;

import dev.winnow.core.template.TemplateType;
import org.jspecify.annotations.Nullable;

/// Which templates, in which order.
///
/// @param text in the name or the description, whatever the case; null is any
/// @param type null is any
/// @param archived whether they are archived; null is either
/// @param order `order by` in SQL, never from outside
public record TemplateSearch(
    @Nullable String text, @Nullable TemplateType type, @Nullable Boolean archived, String order) {}
