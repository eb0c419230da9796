package dev.winnow.storage.profile;

import dev.winnow.core.document.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/// How long a million rows of 1 KB take, apart from reading them; by hand: `java -Xmx512m -cp …
/// dev.winnow.storage.profile.ProfileSpeed`.
final class ProfileSpeed {

  private static final int ROWS = 1_000_000;

  private ProfileSpeed() {}

  public static void main(String[] arguments) {
    Random random = new Random(1);
    // Rows are parsed beforehand, and made different as they are taken.
    List<ObjectNode> parsed = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      parsed.add(row(random));
    }
    ProfileRows profile = new ProfileRows(1);
    long start = System.nanoTime();
    for (int i = 0; i < ROWS; i++) {
      ObjectNode row = parsed.get(i % parsed.size());
      row.put("id", i);
      row.put("question", "Question %d: what is the capital of the country?".formatted(i));
      profile.add(row, 1024);
    }
    long added = System.nanoTime();
    Profile done = profile.profile();
    long finished = System.nanoTime();
    System.out.printf(
        "add %.1f s, profile %.1f s%n", (added - start) / 1e9, (finished - added) / 1e9);
    System.out.println(done.columns().getFirst().distinct());
  }

  private static ObjectNode row(Random random) {
    StringBuilder answer = new StringBuilder();
    while (answer.length() < 850) {
      answer
          .append(random.nextBoolean() ? "the answer is " : "some other word ")
          .append(random.nextInt(100))
          .append(' ');
    }
    return ExactJson.object(
        """
        {"id": 0, "question": "", "answer": "%s", "label": "%s", "score": %d, "weight": %.3f}
        """
            .formatted(
                answer,
                random.nextInt(7) == 0 ? "bad" : "good",
                random.nextInt(1, 6),
                random.nextDouble()));
  }
}
