package dev.winnow.storage.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Profiles rows in one pass. Memory does not grow with their number: at most about 250 MB for the
/// widest of rows, which have hundreds of columns of fractions, 60 MB for usual ones. For one thread.
public final class ProfileRows {

  /// Fields that are looked at, the first that turn up.
  public static final int COLUMNS_MAX = 500;

  /// 48 MB of count tables: some forty columns of 50,000 different values each.
  private static final int PLACES = 2_000_000;

  /// Names of left-out fields that are told from one another.
  private static final int LEFT_OUT_MAX = 10_000;

  private final Map<String, ColumnTally> columns = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Room room = new Room(PLACES);
  private final RowSample sample;
  private long rows;
  private long bytes;

  /// Begins.
  ///
  /// @param seed of the sample of texts: the same rows in the same order with the same seed have
  ///   the same profile
  public ProfileRows(long seed) {
    this.sample = new RowSample(seed);
  }

  /// Takes a row.
  ///
  /// @param bytes what it takes where it is stored
  public void add(ObjectNode row, int bytes) {
    rows++;
    this.bytes += bytes;
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      ColumnTally column = column(field.getKey());
      if (column != null) {
        column.add(field.getValue());
      }
    }
    sample.offer(() -> texts(row));
  }

  private @Nullable ColumnTally column(String name) {
    ColumnTally column = columns.get(name);
    if (column == null && columns.size() < COLUMNS_MAX) {
      column = new ColumnTally(name, columns.size(), room);
      columns.put(name, column);
    } else if (column == null && leftOut.size() < LEFT_OUT_MAX) {
      leftOut.add(name);
    }
    return column;
  }

  private List<RowSample.Text> texts(ObjectNode row) {
    List<RowSample.Text> texts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      JsonNode value = field.getValue();
      ColumnTally column = columns.get(field.getKey());
      if (column != null && (value.isString() || value.isContainer())) {
        RowSample.Text text = RowSample.Text.of(column.number(), value);
        // An empty text has no tokens; a list without texts has none to count.
        if (value.isString() || text.chars() > 0) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /// What the rows so far hold. Counts the tokens of the sample and finds its languages, which
  /// takes about two seconds for 20 MB of text.
  public Profile profile() {
    TextFindings texts = TextFindings.of(sample);
    return new Profile(
        rows,
        bytes,
        columns.values().stream().map(column -> column.column(rows, texts)).toList(),
        leftOut.size());
  }
}
