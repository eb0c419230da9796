package dev.winnow.providers.wire;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways to send an output schema to a model, the best first.
record Formats(List<ResponseFormat> ways) {

  /// @param wanted what the user asks for before all others; null leaves it to the dialect
  static Formats of(@Nullable ResponseFormat wanted, Dialect dialect, Wire wire) {
    if (wanted == ResponseFormat.NONE) {
      return new Formats(List.of());
    }
    List<ResponseFormat> known = dialect.responseFormats();
    Stream<ResponseFormat> behind =
        wanted == null
            ? known.stream()
            // Behind what was asked for, only what is weaker.
            : known.stream().skip(known.indexOf(wanted) + 1L);
    return new Formats(
        Stream.concat(Stream.ofNullable(wanted), behind)
            .filter(way -> way != ResponseFormat.NONE && wire.formats().contains(way))
            .distinct()
            .toList());
  }

  /// The one that is used after so many were refused.
  ResponseFormat at(int refused) {
    return refused < ways.size() ? ways.get(refused) : ResponseFormat.NONE;
  }
}
