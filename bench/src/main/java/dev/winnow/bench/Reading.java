package dev.winnow.bench;

import dev.winnow.core.parse.ReadAnswer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Reading rows out of answers, clean and damaged: characters a second of one thread's CPU time.
public final class Reading {

  private static final int ANSWERS = 200;
  private static final int ROWS = 10;
  private static final int WORDS_A_TEXT = 60;
  private static final double WARM_SECONDS = 0.5;
  private static final String[] WORDS =
      "the quick brown fox jumps over a lazy dog while answer of question about cells and light"
          .split(" ", -1);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Reading() {}

  /// `SECONDS` for each kind of answer
  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    Figures.table(
        "Reading: %d answers of %d rows".formatted(ANSWERS, ROWS),
        "| answer | million characters/s |");
    Map<String, List<String>> kinds = kinds();
    // All kinds first, so that each is measured with the code that all of them lead to.
    kinds.values().forEach(answers -> speed(answers, WARM_SECONDS));
    kinds.forEach((kind, answers) ->
        Figures.row("| %s | %.0f |".formatted(kind, speed(answers, seconds) / 1e6)));
  }

  private static double speed(List<String> answers, double seconds) {
    long start = THREADS.getCurrentThreadCpuTime();
    long end = start + (long) (seconds * 1e9);
    long characters = 0;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      for (String answer : answers) {
        if (ReadAnswer.read(answer).rows().size() != ROWS) {
          throw new IllegalStateException("Rows are missing from: " + answer);
        }
        characters += answer.length();
      }
    }
    return characters / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
  }

  private static Map<String, List<String>> kinds() {
    Random random = new Random(3);
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < ANSWERS; i++) {
      String clean = answer(random, " ", " ");
      add(kinds, "clean", clean);
      add(kinds, "clean, with code", answer(random, " = \\\"x\\\" + ", "\\n    "));
      add(kinds, "in a fence, with prose", "Here:\n```json\n" + clean + "\n```\nDone.");
      add(kinds, "commas too many", clean.replace("},\n", "},,\n"));
      add(kinds, "single quotes", clean.replace('"', '\''));
      add(kinds, "quotes in texts", answer(random, " \"x\" ", " "));
      add(kinds, "smart quotes, a row a line", lines(clean.replaceAll("\"([^\"]*)\"", "“$1”")));
    }
    return kinds;
  }

  private static void add(Map<String, List<String>> kinds, String kind, String answer) {
    kinds.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(answer);
  }

  private static String lines(String array) {
    return array.substring(1, array.length() - 1).replace("},\n", "}\n");
  }

  private static String answer(Random random, String fifth, String eighth) {
    StringBuilder answer = new StringBuilder("[");
    for (int i = 0; i < ROWS; i++) {
      answer
          .append(i == 0 ? "" : ",\n ")
          .append("{\"id\": ")
          .append(i)
          .append(", \"question\": \"What ")
          .append(text(random, " ", " "))
          .append("?\", \"answer\": \"It is ")
          .append(text(random, fifth, eighth))
          .append(".\", \"tags\": [\"a\", \"b\"], \"score\": 0.75}");
    }
    return answer.append("]").toString();
  }

  private static String text(Random random, String fifth, String eighth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS_A_TEXT; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]);
      text.append(i % 8 == 7 ? eighth : i % 5 == 0 ? fifth : " ");
    }
    return text.toString().strip();
  }
}
