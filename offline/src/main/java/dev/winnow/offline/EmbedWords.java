package dev.winnow.offline;

import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Embeddings of texts by the words they have in common, whatever their order; a Chinese character
/// is a word. They know no synonyms: a demo of what an embedding model does.
final class EmbedWords {

  private static final int DIMENSIONS = 256;

  private EmbedWords() {}

  /// A line for each text of a request.
  static String of(Request request) {
    return request.messages().stream()
        .map(Message::text)
        .map(text -> of(text).text())
        .collect(Collectors.joining("\n"));
  }

  private static Embedding of(String text) {
    double[] sum = new double[DIMENSIONS];
    // So that no text has nothing in it.
    add(sum, 0, 0.1);
    StringBuilder word = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(point -> {
          if (Language.isHan(point)) {
            end(sum, word);
            add(sum, point, 1);
          } else if (Character.isLetterOrDigit(point)) {
            word.appendCodePoint(point);
          } else {
            end(sum, word);
          }
        });
    end(sum, word);
    return Embedding.of(sum);
  }

  private static void end(double[] sum, StringBuilder word) {
    if (!word.isEmpty()) {
      add(sum, word.toString().hashCode(), 1);
      word.setLength(0);
    }
  }

  /// Each word has a direction of its own.
  private static void add(double[] sum, int word, double weight) {
    SplittableRandom random = new SplittableRandom(word);
    for (int i = 0; i < DIMENSIONS; i++) {
      sum[i] += random.nextBoolean() ? weight : -weight;
    }
  }
}
