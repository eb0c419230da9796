package dev.winnow.storage.file;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

class RowFileTest {

  @Nested
  class Jsonl extends RowFileContract {
    Jsonl() {
      super(Format.JSONL);
    }

    @Override
    List<ObjectNode> read(Path file) throws IOException {
      return Files.readString(file).lines().map(JsonLine::read).toList();
    }

    @Override
    ObjectNode expected(ObjectNode row, Set<String> columns) {
      return row;
    }
  }

  @Nested
  class Json extends RowFileContract {
    Json() {
      super(Format.JSON);
    }

    @Override
    List<ObjectNode> read(Path file) throws IOException {
      ObjectNode wrapped = JsonLine.read("{\"rows\":" + Files.readString(file) + "}");
      return wrapped.get("rows").valueStream().map(ObjectNode.class::cast).toList();
    }

    @Override
    ObjectNode expected(ObjectNode row, Set<String> columns) {
      return row;
    }
  }

  @Nested
  class Csv extends RowFileContract {
    Csv() {
      super(Format.CSV);
    }

    @Override
    List<ObjectNode> read(Path file) throws IOException {
      CsvMapper mapper =
          CsvMapper.builder()
              .enable(CsvReadFeature.WRAP_AS_ARRAY)
              .enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL)
              .build();
      List<ObjectNode> rows = new ArrayList<>();
      try (MappingIterator<String[]> lines =
          mapper.readerFor(String[].class).readValues(Files.readString(file))) {
        String[] header = lines.hasNext() ? lines.next() : new String[0];
        while (lines.hasNext()) {
          String[] cells = lines.next();
          ObjectNode row = JsonNodeFactory.instance.objectNode();
          for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
          }
          rows.add(row);
        }
      }
      return rows;
    }

    @Override
    ObjectNode expected(ObjectNode row, Set<String> columns) {
      ObjectNode expected = JsonNodeFactory.instance.objectNode();
      for (String column : columns) {
        JsonNode value = row.path(column);
        if (value.isMissingNode() || value.isNull()) {
          expected.putNull(column);
        } else if (value.isString()) {
          expected.put(column, value.stringValue());
        } else {
          expected.put(column, JsonLine.of(value));
        }
      }
      return expected;
    }
  }

  @Nested
  class Parquet extends RowFileContract {
    Parquet() {
      super(Format.PARQUET);
    }

    @Override
    List<ObjectNode> read(Path file) {
      List<ObjectNode> rows = new ArrayList<>();
      try (RowReader reader = RowReader.open(file, ReadOptions.DEFAULT)) {
        for (Item item = reader.next(); item != null; item = reader.next()) {
          rows.add(
              switch (item) {
                case Item.Row row -> SameRows.normal(row.data());
                case Item.Problem problem -> refused();
              });
        }
      }
      return rows;
    }

    @Override
    ObjectNode expected(ObjectNode row, Set<String> columns) {
      return JsonLine.of(row).contains("\\u0000") ? refused() : SameRows.normal(row);
    }

    /// The format holds NUL, the reader does not.
    private ObjectNode refused() {
      return JsonNodeFactory.instance.objectNode().put("refused", "NUL");
    }
  }
}
