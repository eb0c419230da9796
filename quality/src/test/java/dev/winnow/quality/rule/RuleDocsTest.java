package dev.winnow.quality.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.task.DescribeFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of `docs/quality-gates.md` and `docs/task.schema.json` are made of the rules that are
/// registered.
final class RuleDocsTest {

  private static final Path SCHEMA = Path.of("..", "docs", "task.schema.json");
  private static final Path DOCS = Path.of("..", "docs", "quality-gates.md");
  private static final Pattern TABLE =
      Pattern.compile("(<!-- (rules|presets) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  @Test
  void theSchemaIsThatOfTheFieldsAndTheRules() throws IOException {
    assertIsFile(SCHEMA, ExactJson.pretty(DescribeFields.taskFile()) + "\n");
  }

  @Test
  void theTablesAreThoseOfTheRules() throws IOException {
    String docs = Files.readString(DOCS);
    assertIsFile(
        DOCS,
        TABLE
            .matcher(docs)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(1)
                        + (found.group(2).equals("rules") ? rules() : presets())
                        + found.group(4))));
  }

  /// A kind that a preset names and nobody has registered would be no rule.
  @Test
  void presetsNameRules() {
    List<String> kinds = RuleKinds.all().stream().map(RuleKind::name).toList();
    assertThat(Gates.Preset.values()).allSatisfy(it -> assertThat(kinds).containsAll(it.kinds()));
  }

  private static void assertIsFile(Path file, String expected) throws IOException {
    if (System.getProperty("winnow.docs.write") != null) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file))
        .as(
            "%s is not what the rules say. Refresh it: ./mvnw -Dquick -pl quality -am test -Dtest=RuleDocsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dwinnow.docs.write",
            file)
        .isEqualTo(expected);
  }

  private static String rules() {
    return "| rule | rejects | options |\n|---|---|---|\n"
        + RuleKinds.all().stream()
            .map(kind ->
                "| `%s` | %s | %s |\n"
                    .formatted(kind.name(), kind.what(), options(kind).replace("||", "\\|\\|")))
            .collect(Collectors.joining());
  }

  private static String options(RuleKind kind) {
    return kind.options().stream().map(RuleDocsTest::option).collect(Collectors.joining("<br>"));
  }

  private static String option(Option<?> option) {
    String usual = "";
    if (option.needed()) {
      usual = ", needed";
    } else if (option.usual() instanceof List<?> list) {
      boolean all = list.isEmpty() && option.type() == Option.Type.FIELDS;
      usual = all ? ", default all" : list.isEmpty() ? "" : ", default " + list;
    } else if (option.usual() != null) {
      usual = ", default `" + option.usual() + "`";
    }
    return "`%s` (%s%s): %s".formatted(option.name(), type(option), usual, option.what());
  }

  private static String type(Option<?> option) {
    return switch (option.type()) {
      case TEXT -> "text";
      case TEXTS -> "text or texts";
      case FIELD -> "field";
      case FIELDS -> "field or fields";
      case WHOLE -> "%,d to %,d".formatted((long) option.least(), (long) option.most());
      case NUMBER -> range(option);
      case FLAG -> "true or false";
      case WORD -> words(option);
      case WORDS -> "some of " + words(option);
    };
  }

  private static String range(Option<?> option) {
    boolean any = option.most() == Double.MAX_VALUE;
    return any ? "number" : option.least() + " to " + option.most();
  }

  private static String words(Option<?> option) {
    return option.words().stream().map(it -> "`" + it + "`").collect(Collectors.joining(" "));
  }

  private static String presets() {
    return "| preset | rules | rows nearly alike |\n|---|---|---|\n"
        + Arrays.stream(Gates.Preset.values())
            .map(it ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        it.name().toLowerCase(java.util.Locale.ROOT),
                        it.kinds().isEmpty()
                            ? "none"
                            : it.kinds().stream()
                                .map(kind -> "`" + kind + "`")
                                .collect(Collectors.joining(", ")),
                        it == Gates.Preset.OFF ? "accepted" : "rejected"))
            .collect(Collectors.joining());
  }
}
