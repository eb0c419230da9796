package dev.winnow.offline;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the texts of one row: by format, by what the field means, within its bounds.
final class WriteText {

  /// Up to this length a sentence would only be cut off; a phrase is written instead.
  private static final int PHRASE_MAX = 60;

  private static final List<String> SAID =
      List.of("content", "value", "text", "utterance", "message", "内容");
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 2200;

  private final Scene scene;
  private final Wishes wishes;
  private final @Nullable Tone tone;

  /// The section of whoever speaks, inside a conversation.
  private @Nullable String speaker;

  WriteText(Scene scene, Wishes wishes, @Nullable Tone tone) {
    this.scene = scene;
    this.wishes = wishes;
    this.tone = tone;
  }

  /// Whether a turn's field of this name holds what is said.
  static boolean isSaid(String field) {
    return SAID.contains(Meaning.canonical(field));
  }

  /// From now on texts that are said come from this section; null ends the conversation.
  void speak(@Nullable String section) {
    speaker = section;
  }

  String write(Shape.Text shape, String field, Meaning meaning, int number) {
    String formatted = shape.format().isEmpty() ? null : format(shape.format());
    if (formatted != null) {
      return formatted;
    }
    String wish = wishes.byField().get(Meaning.canonical(field));
    if (wish != null && !meaning.isProse() && allowed(shape, wish)) {
      return wish;
    }
    TextPattern pattern = shape.pattern();
    if (pattern != null) {
      return pattern.sample(
          scene.random(),
          shape.lengthMin(),
          shape.lengthMax(),
          () -> fitted(shape, field, meaning, number));
    }
    return fitted(shape, field, meaning, number);
  }

  private static boolean allowed(Shape.Text shape, String text) {
    int length = text.codePointCount(0, text.length());
    return length >= shape.lengthMin()
        && length <= shape.lengthMax()
        && (shape.pattern() == null || shape.pattern().matches(text));
  }

  private String fitted(Shape.Text shape, String field, Meaning meaning, int number) {
    int max = shape.lengthMax();
    return FitText.fit(shape.lengthMin(), max, scene, () -> text(field, meaning, max, number));
  }

  private String text(String field, Meaning meaning, int lengthMax, int number) {
    if (speaker != null && isSaid(field)) {
      return scene.say(speaker);
    }
    if (meaning.isProse() && lengthMax <= PHRASE_MAX) {
      return scene.say("short");
    }
    if (tone != null && meaning == Meaning.TEXT) {
      return scene.say(tone.section());
    }
    return meaning.section != null ? scene.say(meaning.section) : fact(meaning, number);
  }

  private String fact(Meaning meaning, int number) {
    boolean english = scene.language() == Language.ENGLISH;
    return switch (meaning) {
      case ID -> String.valueOf(number);
      case KEYWORD -> scene.slot("concept");
      case TOPIC -> wishes.topic();
      case CATEGORY -> wishes.byField().getOrDefault("category", scene.topic());
      case SENTIMENT -> (tone == null ? Tone.NEUTRAL : tone).name().toLowerCase(Locale.ROOT);
      case DIFFICULTY ->
          scene.pick(english ? List.of("easy", "medium", "hard") : List.of("简单", "中等", "困难"));
      case LANGUAGE -> english ? "English" : "中文";
      case NAME -> scene.slot("name");
      case FIRST_NAME -> scene.slot("firstname");
      case LAST_NAME -> scene.slot("lastname");
      case EMAIL -> email();
      case PHONE -> phone(english);
      case CITY -> scene.slot("city");
      case COUNTRY -> scene.slot("country");
      case ADDRESS -> scene.slot("street") + (english ? ", " + scene.slot("city") : "");
      case COMPANY -> scene.slot("company");
      case JOB -> scene.slot("job");
      case PRODUCT -> scene.slot("product");
      case DATE -> date();
      case TIME -> date() + "T" + time() + "Z";
      case URL -> url();
      case ROLE -> "user";
      case RATING -> String.valueOf(tone == null ? 3 : tone.starsMin);
      case SCORE -> "0." + (1 + random().nextInt(99));
      case PRICE -> (5 + random().nextInt(495)) + ".50";
      case AGE -> String.valueOf(18 + random().nextInt(62));
      case YEAR -> String.valueOf(1990 + random().nextInt(36));
      case TURN -> (english ? "Q: " : "问：") + dialogue(english);
      default -> scene.say("sentence");
    };
  }

  private String dialogue(boolean english) {
    return scene.say("turn.user") + "\n" + (english ? "A: " : "答：") + scene.say("turn.assistant");
  }

  /// A text of a format, or null for one that is not known.
  private @Nullable String format(String format) {
    return switch (format) {
      case "date" -> date();
      case "time" -> time() + "Z";
      case "date-time" -> date() + "T" + time() + "Z";
      case "duration" -> "PT" + (1 + random().nextInt(90)) + "M";
      case "email", "idn-email" -> email();
      case "hostname", "idn-hostname" -> host();
      case "uri", "iri", "uri-reference", "iri-reference" -> url();
      case "uuid" -> uuid();
      case "ipv4" -> "192.0.2." + (1 + random().nextInt(254));
      case "ipv6" -> "2001:db8::" + Integer.toHexString(1 + random().nextInt(0xfffe));
      default -> null;
    };
  }

  private SplittableRandom random() {
    return scene.random();
  }

  private String date() {
    return FIRST_DAY.plusDays(random().nextInt(DAYS)).toString();
  }

  private String time() {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d",
        random().nextInt(24),
        random().nextInt(60),
        random().nextInt(60));
  }

  private String uuid() {
    long high = (random().nextLong() & ~0xF000L) | 0x4000L;
    long low = (random().nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /// RFC 2606: example.com and its kin belong to nobody.
  private String host() {
    return scene.pick(List.of("example.com", "example.org", "example.net", "mail.example.com"));
  }

  private String email() {
    return latin(scene.slot("firstname")) + "." + latin(scene.slot("lastname")) + "@" + host();
  }

  private String url() {
    return "https://www."
        + host()
        + "/"
        + latin(scene.slot("concept"))
        + "/"
        + random().nextInt(10_000);
  }

  /// Lower-case Latin letters and hyphens; names in other scripts become a user number.
  private String latin(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "user" + random().nextInt(100_000) : plain;
  }

  private String phone(boolean english) {
    return english
        ? String.format(
            Locale.ROOT, "(%d) 555-01%02d", 201 + random().nextInt(700), random().nextInt(100))
        : "1"
            + (30 + random().nextInt(60))
            + String.format(Locale.ROOT, "%08d", random().nextInt(100_000_000));
  }
}
