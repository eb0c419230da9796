package dev.winnow.quality.meaning;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What of rows is embedded, and how the answers with their embeddings are recorded: a line for
/// each text, its key and its embedding. So an embedding that was paid for is found again for every
/// row with this text, whichever request it came with. Pure.
public final class EmbedTexts {

  private static final HexFormat HEX = HexFormat.of();

  private static final int KEY_DIGITS = 16;

  private EmbedTexts() {}

  /// The text of a row: the values of its fields, a line each; empty where there is nothing to
  /// compare.
  ///
  /// @param fields whose values count; empty is all of them but `id`
  public static String of(ObjectNode row, List<String> fields) {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      boolean counts =
          fields.isEmpty() ? !field.getKey().equals("id") : fields.contains(field.getKey());
      JsonNode value = field.getValue();
      if (counts && !value.isNull()) {
        texts.add(value.isString() ? value.stringValue().strip() : ExactJson.write(value));
      }
    }
    return StorableText.of(String.join("\n", texts).strip());
  }

  /// What names the embedding of a text by a model: 64 bits of a hash.
  public static long key(String model, String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest((model + "\n" + text).getBytes(StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /// An answer as it is recorded.
  ///
  /// @param keys of the texts, in the order of the request
  /// @param answer with a line for each of them; any other has no embeddings
  public static Reply.Answered keyed(List<Long> keys, Reply.Answered answer) {
    Completion came = answer.completion();
    List<String> lines = came.text().lines().toList();
    StringBuilder text = new StringBuilder();
    if (lines.size() == keys.size()) {
      for (int i = 0; i < lines.size(); i++) {
        text.append(HEX.toHexDigits(keys.get(i))).append(' ').append(lines.get(i)).append('\n');
      }
    }
    return new Reply.Text(
        new Completion(
            text.toString(), came.finish(), came.usage(), came.model(), came.latencyMillis()));
  }

  /// The embeddings of a recorded answer, by the keys of the texts.
  public static Map<Long, Embedding> read(String recorded) {
    Map<Long, Embedding> embeddings = new LinkedHashMap<>();
    recorded
        .lines()
        .filter(line -> line.length() > KEY_DIGITS && line.charAt(KEY_DIGITS) == ' ')
        .forEach(line -> {
          Optional<Embedding> embedding = Embedding.parse(line.substring(KEY_DIGITS + 1));
          embedding.ifPresent(
              it -> embeddings.put(HexFormat.fromHexDigitsToLong(line, 0, KEY_DIGITS), it));
        });
    return embeddings;
  }
}
