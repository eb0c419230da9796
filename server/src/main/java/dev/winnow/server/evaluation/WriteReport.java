package dev.winnow.server.evaluation;

import dev.winnow.core.say.Said;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.report.ReportLanguage;
import dev.winnow.quality.report.ReportPage;
import dev.winnow.quality.report.ReportPage.Fact;
import dev.winnow.storage.evaluation.StoredEvaluation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Makes of a stored report a page.
final class WriteReport {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /// A report of a later version may have more in it.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(Said.class, new ReadSaid()))
          .build();

  private static final class ReadSaid extends StdDeserializer<Said> {

    private ReadSaid() {
      super(Said.class);
    }

    @Override
    public Said deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
      return Said.read(context.readTree(in).toString());
    }
  }

  /// The page.
  ///
  /// @param report as it is stored
  String html(StoredEvaluation stored, String report, ReportLanguage language) {
    boolean chinese = language == ReportLanguage.CHINESE;
    List<Fact> about = new ArrayList<>();
    about.add(new Fact(chinese ? "数据集" : "Dataset", stored.datasetName()));
    if (stored.version() != null) {
      about.add(new Fact(chinese ? "版本" : "Version", stored.version().toString()));
    }
    if (!stored.taskName().isEmpty()) {
      about.add(new Fact(chinese ? "任务" : "Task", stored.taskName()));
    }
    Instant at = stored.endedAt() == null ? stored.createdAt() : stored.endedAt();
    about.add(new Fact(chinese ? "评估时间" : "Evaluated", TIME.format(at)));
    return ReportPage.html(
        JSON.readValue(report, Evaluation.class), stored.name(), language, Said::message, about);
  }
}
