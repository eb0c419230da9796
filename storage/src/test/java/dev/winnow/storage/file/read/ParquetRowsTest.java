package dev.winnow.storage.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

  @TempDir Path folder;

  private Path parquet(String name, String select) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void valuesOfOthersComeExactly() throws SQLException {
    Path file =
        parquet(
            "rows.parquet",
            """
            SELECT 1.10::DECIMAL(38, 20) AS d, 12345678901234567890123::DECIMAL(38, 0) AS h,
              18446744073709551615::UBIGINT AS u, 0.1::DOUBLE AS f, 'NaN'::DOUBLE AS n, 1.5::FLOAT AS s,
              DATE '2024-01-02' AS day, TIMESTAMP '2024-01-02 03:04:00.5' AS at,
              TIMESTAMPTZ '2024-01-02 03:04:05+02' AS instant, [1, NULL] AS l,
              {'a': 1.25::DECIMAL(10, 2), 'b': NULL::VARCHAR} AS o, MAP {'k': [true]} AS m,
              '{"x":12345678901234567890123.10}'::JSON AS j, '' AS e, NULL::VARCHAR AS x
            """);
    assertThat(ReadItems.of(file))
        .containsExactly(
            """
            1 {"d":1.1,"h":12345678901234567890123,"u":18446744073709551615,"f":0.1,"n":null,"s":1.5,\
            "day":"2024-01-02","at":"2024-01-02T03:04:00.5","instant":"2024-01-02T01:04:05Z","l":[1,null],\
            "o":{"a":1.25,"b":null},"m":{"k":[true]},"j":{"x":12345678901234567890123.10},"e":"","x":null}\
            """);
  }

  @Test
  void whatJsonCannotHoldIsRefusedByName() throws SQLException {
    assertThat(ReadItems.of(parquet("b.parquet", "SELECT 1 AS a, {'bytes': 'x'::BLOB} AS image")))
        .first()
        .asString()
        .startsWith("0:0 !binaryColumn column image is binary (STRUCT(bytes BLOB))");
    Path infinite = parquet("i.parquet", "SELECT unnest([1, 'Infinity'::DOUBLE, 2]) AS a");
    assertThat(ReadItems.of(infinite))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1.0}"),
            it -> assertThat(it).startsWith("2:0 !notFinite a: Infinity is no JSON number"),
            it -> assertThat(it).isEqualTo("3 {\"a\":2.0}"));
  }

  @Test
  void aCutOrDamagedFileIsSaidSo() throws SQLException, IOException {
    byte[] whole =
        Files.readAllBytes(
            parquet("w.parquet", "SELECT range AS a, hash(range) AS b FROM range(100000)"));
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(ReadItems.of(cut))
        .containsExactly("0:0 !cutOff the file is cut off here. Copy or download it again.");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length - 200, whole.length - 8, (byte) 0x5A);
    assertThat(ReadItems.of(Files.write(folder.resolve("damaged.parquet"), damaged)))
        .last()
        .asString()
        .contains("!brokenParquet cannot be read as Parquet");
  }

  @Test
  void aRowThatIsTooLongIsSaidByItsField() throws SQLException {
    Path file =
        parquet(
            "long.parquet",
            """
            SELECT * FROM (VALUES (1, 'a', ['b']), (2, repeat('好', 60), ['b']), (3, repeat('x', 400), ['b']),
              (4, 'a', [repeat('y', 50), repeat('z', 50)]), (5, repeat('x', 60), [])) AS t(n, text, list)
            """);
    ReadBounds bounds = new ReadBounds(120, 1_000_000, 1_000, 10);
    String said = " the row is longer than 120 characters here. Split the row, or leave it out.";
    assertThat(ReadItems.of(file, ReadOptions.DEFAULT.withBounds(bounds)))
        .containsExactly(
            "1 {\"n\":1,\"text\":\"a\",\"list\":[\"b\"]}",
            "2 {\"n\":2,\"text\":\"%s\",\"list\":[\"b\"]}".formatted("好".repeat(60)),
            "3:0 !longField text:" + said,
            "4:0 !longField list:" + said,
            "5 {\"n\":5,\"text\":\"%s\",\"list\":[]}".formatted("x".repeat(60)));
  }

  @Test
  void aNameOfPatternsIsTakenLiterally() throws SQLException {
    parquet("rows1.parquet", "SELECT 1 AS a");
    assertThat(ReadItems.of(parquet("rows[1]*.parquet", "SELECT 2 AS a")))
        .containsExactly("1 {\"a\":2}");
  }

  @Test
  void packedFilesAreUnpackedBesideAndRemoved() throws SQLException, IOException {
    Path plain = parquet("rows.parquet", "SELECT 1 AS a");
    Path gz = folder.resolve("rows.parquet.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      Files.copy(plain, out);
    }
    Path zip = folder.resolve("rows.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("train/0.parquet"));
      Files.copy(plain, out);
    }
    assertThat(ReadItems.of(gz)).containsExactly("1 {\"a\":1}");
    assertThat(ReadItems.of(zip)).containsExactly("train/0.parquet 1 {\"a\":1}");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.toList()).containsExactlyInAnyOrderElementsOf(List.of(plain, gz, zip));
    }
  }
}
