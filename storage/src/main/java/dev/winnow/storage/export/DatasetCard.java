package dev.winnow.storage.export;

import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.document.WriteYaml;
import dev.winnow.storage.export.ExportOutcome.WrittenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The card of a dataset folder for Hugging Face: `README.md` with a YAML header.
// spec: huggingface.co/docs/hub/datasets-cards, github.com/huggingface/hub-docs, datasetcard.md.
final class DatasetCard {

  static final String NAME = "README.md";

  private static final List<String> SIZES =
      List.of(
          "n<1K",
          "1K<n<10K",
          "10K<n<100K",
          "100K<n<1M",
          "1M<n<10M",
          "10M<n<100M",
          "100M<n<1B",
          "1B<n<10B",
          "10B<n<100B",
          "100B<n<1T");

  private final ExportPlan plan;
  private final MadeBy madeBy;
  private final List<String> languages;
  private final List<WrittenFile> files;
  private final StringBuilder text = new StringBuilder();

  /// @param languages of the rows, as ISO 639-1 codes
  DatasetCard(ExportPlan plan, MadeBy madeBy, List<String> languages, List<WrittenFile> files) {
    this.plan = plan;
    this.madeBy = madeBy;
    this.languages = languages;
    this.files = files;
  }

  String text() {
    text.append("---\n").append(WriteYaml.text(header())).append("---\n");
    paragraph("# " + plan.name());
    paragraph(synthetic());
    table("Model", "Rows", madeBy.models());
    table("Template", "Rows", madeBy.templates());
    if (madeBy.importedRows() > 0) {
      paragraph("%,d rows were uploaded.".formatted(madeBy.importedRows()));
    }
    paragraph("## Files");
    text.append("\n| File | Rows | Bytes |\n|---|---:|---:|\n");
    for (WrittenFile file : files) {
      text.append("| `%s` | %,d | %,d |\n".formatted(file.name(), file.rows(), file.bytes()));
    }
    fields();
    return text.toString().replace("\r\n", "\n");
  }

  private void paragraph(String words) {
    text.append('\n').append(words).append('\n');
  }

  private ObjectNode header() {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    if (!languages.isEmpty()) {
      languages.forEach(header.putArray("language")::add);
    }
    if (plan.wish().license() != null) {
      header.put("license", plan.wish().license());
    }
    header.put("pretty_name", plan.name());
    task(plan.type()).ifPresent(task -> header.putArray("task_categories").add(task));
    header.putArray("size_categories").add(size());
    tags().forEach(header.putArray("tags")::add);
    if (!madeBy.models().isEmpty()) {
      header.putArray("language_creators").add("machine-generated");
    }
    ObjectNode config = header.putArray("configs").addObject().put("config_name", "default");
    ArrayNode data = config.putArray("data_files");
    for (SplitPart part : plan.parts()) {
      data.addObject().put("split", part.word()).put("path", plan.fileOf(part));
    }
    return header;
  }

  /// The Hub's names of tasks.
  private static Optional<String> task(TemplateType type) {
    return Optional.ofNullable(
        switch (type) {
          case QA -> "question-answering";
          case SUMMARY -> "summarization";
          case CLASSIFICATION -> "text-classification";
          case TRANSLATION -> "translation";
          case DIALOGUE, INSTRUCTION, PREFERENCE, CODE -> "text-generation";
          case CUSTOM -> null;
        });
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>(List.of("synthetic", "winnow"));
    switch (plan.type()) {
      case PREFERENCE -> tags.add("dpo");
      case CODE -> tags.add("code");
      case QA, DIALOGUE, SUMMARY, INSTRUCTION, CLASSIFICATION, TRANSLATION, CUSTOM -> {}
    }
    return tags;
  }

  private String size() {
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    long bound = 1_000;
    for (String size : SIZES) {
      if (rows < bound) {
        return size;
      }
      bound *= 10;
    }
    return "n>1T";
  }

  private String synthetic() {
    return madeBy.models().isEmpty()
        ? "Exported with Winnow, a tool for synthetic training data. Which models and templates made"
            + " the rows is not recorded here; treat them as synthetic."
        : "This data is synthetic: language models wrote it, and Winnow checked its form. It may be"
            + " wrong, and repeat what its models are biased to.";
  }

  private void table(String what, String number, List<MadeBy.Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    text.append("\n| %s | %s |\n|---|---:|\n".formatted(what, number));
    for (MadeBy.Count count : counts) {
      text.append("| %s | %,d |\n".formatted(cell(count.name()), count.rows()));
    }
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  private void fields() {
    List<String> names = plan.firstColumns();
    if (!names.isEmpty()) {
      paragraph(
          "Fields: "
              + String.join(", ", names.stream().map(name -> "`" + cell(name) + "`").toList())
              + ".");
    }
  }
}
