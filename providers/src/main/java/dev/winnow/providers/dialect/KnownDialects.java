package dev.winnow.providers.dialect;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.task.ReadDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is known of the dialects of models, out of `dialects.json`: no other code asks who it is
/// talking to.
public final class KnownDialects {

  private static final String FILE = "dialects.json";

  /// A row of the table.
  ///
  /// @param hosts what a host ends with; none is any
  /// @param models how the model's id begins, or its part after the last slash; null is any
  record Row(String wire, List<String> hosts, @Nullable Pattern models, Dialect dialect) {

    boolean fits(ModelSettings settings) {
      String host =
          settings.baseUrl() == null || settings.baseUrl().getHost() == null
              ? ""
              : settings.baseUrl().getHost().toLowerCase(Locale.ROOT);
      String model = settings.model();
      return wire.equals(settings.provider().name().toLowerCase(Locale.ROOT))
          && (hosts.isEmpty() || hosts.stream().anyMatch(host::endsWith))
          && (models == null
              || models.matcher(model).lookingAt()
              || models.matcher(model.substring(model.lastIndexOf('/') + 1)).lookingAt());
    }
  }

  static final List<Row> ROWS = read();

  private KnownDialects() {}

  /// The dialect of a model: what its settings say, over what is known of it.
  public static Dialect of(ModelSettings settings) {
    return of(settings, ROWS);
  }

  static Dialect of(ModelSettings settings, List<Row> rows) {
    Dialect dialect = settings.dialect();
    for (Row row : rows) {
      if (row.fits(settings)) {
        dialect = dialect.over(row.dialect());
      }
    }
    return dialect;
  }

  private static List<Row> read() {
    try (InputStream in = KnownDialects.class.getResourceAsStream(FILE)) {
      JsonNode table = JsonMapper.shared().readTree(Objects.requireNonNull(in, FILE));
      return table.path("rows").valueStream().map(KnownDialects::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(JsonNode row) {
    ReadDialect.Read read = ReadDialect.read((ObjectNode) row.path("dialect"));
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(FILE + ": " + read.problems());
    }
    String models = row.path("models").asString("");
    return new Row(
        row.path("wire").asString(""),
        row.path("hosts").valueStream().map(JsonNode::asString).toList(),
        models.isEmpty() ? null : Pattern.compile(models, Pattern.CASE_INSENSITIVE),
        read.dialect());
  }
}
