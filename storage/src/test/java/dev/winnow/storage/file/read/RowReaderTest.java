package dev.winnow.storage.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

  @TempDir Path folder;

  private List<String> read(String name, String content) throws IOException {
    return read(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> read(String name, byte[] content) throws IOException {
    return ReadItems.of(Files.write(folder.resolve(name), content));
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path file = folder.resolve("rows.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  // ---- formats ----

  @Test
  void jsonLinesAreReadPastWhatIsBroken() throws IOException {
    assertThat(
            read(
                "rows.jsonl", "{\"a\":1}\n\n{\"a\":\n[1]\n{\"a\":2}x\r\n{\"a\":0.10}\r\n{\"a\":3}"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).startsWith("3:6 !brokenJson cannot be read: Unexpected end"),
            it -> assertThat(it).startsWith("4:0 !noRow is not a JSON object"),
            it -> assertThat(it).startsWith("5:").contains("!brokenJson"),
            it -> assertThat(it).isEqualTo("6 {\"a\":0.10}"),
            it -> assertThat(it).isEqualTo("7 {\"a\":3}"));
  }

  @Test
  void numbersStayDigitForDigit() throws IOException {
    String row = "{\"a\":9007199254740993,\"b\":123456789012345678901234567890,\"c\":0.10}";
    assertThat(read("rows.jsonl", row)).containsExactly("1 " + row);
    assertThat(read("rows.csv", "a,b,c\n9007199254740993,123456789012345678901234567890,0.10\n"))
        .containsExactly("2 " + row);
  }

  @Test
  void jsonMayBeAnArrayObjectsOrAnArrayWithinOne() throws IOException {
    List<String> two = List.of("1 {\"a\":1}", "2 {\"a\":2}");
    assertThat(read("rows.json", "[{\"a\":1},\n{\"a\":2}]")).isEqualTo(two);
    assertThat(read("rows.json", "{\"a\":1}\n{\n\"a\":2}")).isEqualTo(two);
    assertThat(read("rows.json", "{\"data\": [{\"a\":1},\n{\"a\":2}]}")).isEqualTo(two);
    assertThat(
            read(
                "rows.json",
                "{\"version\":\"1\",\"data\": [{\"a\":1},\n{\"a\":2}], \"n\":{\"x\":[1]}}"))
        .isEqualTo(two);
    assertThat(read("rows.json", "{\"question\":\"q\",\n\"tags\":[\"x\"]}"))
        .containsExactly("1 {\"question\":\"q\",\"tags\":[\"x\"]}");
    assertThat(read("rows.json", "{\"messages\":[{\"role\":\"user\"}]}"))
        .containsExactly("1 {\"messages\":[{\"role\":\"user\"}]}");
    assertThat(read("rows.json", "[]")).isEmpty();
  }

  @Test
  void anElementThatIsNoObjectIsAProblemAndBrokenJsonEndsIt() throws IOException {
    assertThat(
            read(
                "rows.json",
                "[{\"a\":1},\n  7, [1,\n{\"b\":1}],\n{\"a\":2},\n{\"a\" 3}, {\"a\":4}]"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).startsWith("2:3 !noRow"),
            it -> assertThat(it).startsWith("2:6 !noRow"),
            it -> assertThat(it).isEqualTo("4 {\"a\":2}"),
            it ->
                assertThat(it)
                    .startsWith("5:6 !brokenJson cannot be read: Unexpected character ('3'"));
    assertThat(read("rows.json", "[{\"a\":1},\n{\"a\":"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).startsWith("2:").contains("!brokenJson"));
    assertThat(read("rows.json", "{\"data\":[{\"a\":1},\n{\"a\":"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).startsWith("2:").contains("!brokenJson"));
  }

  @Test
  void aFieldThatAppearsTwiceIsAProblem() throws IOException {
    assertThat(read("rows.jsonl", "{\"a\":1,\"a\":2}\n{\"a\":3}"))
        .satisfiesExactly(
            it -> assertThat(it).contains("!twoValues the field a appears twice"),
            it -> assertThat(it).isEqualTo("2 {\"a\":3}"));
    assertThat(read("rows.json", "[{\"b\":{\"a\":1,\"a\":[2]}},\n{\"a\":3}]"))
        .satisfiesExactly(
            it -> assertThat(it).contains("!twoValues the field a appears twice"),
            it -> assertThat(it).isEqualTo("2 {\"a\":3}"));
  }

  @Test
  void csvKeepsEmptyAndNullApartAndFindsTypesByColumn() throws IOException {
    assertThat(
            read(
                "rows.csv",
                String.join(
                    "\r\n",
                    "n,t,b,j,x,q",
                    "1,1,true,\"[1,{\"\"k\"\":2}]\",,\"1\"",
                    "-2.50,007,false,{},\"\",\"2\"",
                    ",x,,\"{\"\"a\"\":null}\",y,")))
        .containsExactly(
            "2 {\"n\":1,\"t\":\"1\",\"b\":true,\"j\":[1,{\"k\":2}],\"x\":null,\"q\":\"1\"}",
            "3 {\"n\":-2.50,\"t\":\"007\",\"b\":false,\"j\":{},\"x\":\"\",\"q\":\"2\"}",
            "4 {\"n\":null,\"t\":\"x\",\"b\":null,\"j\":{\"a\":null},\"x\":\"y\",\"q\":null}");
    assertThat(read("rows.csv", "\"a\",\"b\"\n\"1\",\"x\"\n"))
        .containsExactly("2 {\"a\":1,\"b\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theHeaderTellsWhatSeparates(String separator) throws IOException {
    assertThat(read("rows.csv", "a,b\n1,x\n".replace(",", separator)))
        .containsExactly("2 {\"a\":1,\"b\":\"x\"}");
  }

  @Test
  void raggedAndMisquotedRecordsArePassedOver() throws IOException {
    assertThat(
            read(
                "rows.csv",
                "a,b\n1,2\n3\n\n4,5,6\n\"x\ny\",7\n\"x\" y,8\n9,\"say \"\"hi\"\"\"\n5\" disk,10"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("2 {\"a\":\"1\",\"b\":\"2\"}"),
            it ->
                assertThat(it).isEqualTo("3:0 !cells has 1 cell, but the header names 2 columns."),
            it -> assertThat(it).startsWith("5:0 !cells has 3 cells"),
            it -> assertThat(it).isEqualTo("6 {\"a\":\"x\\ny\",\"b\":\"7\"}"),
            it -> assertThat(it).startsWith("8:4 !strayQuote"),
            it -> assertThat(it).isEqualTo("9 {\"a\":\"9\",\"b\":\"say \\\"hi\\\"\"}"),
            it -> assertThat(it).isEqualTo("10 {\"a\":\"5\\\" disk\",\"b\":\"10\"}"));
  }

  @Test
  void aQuoteThatNeverClosesIsSaidWhereItOpens() throws IOException {
    assertThat(read("rows.csv", "a,b\n1,2\n3,\"x\ny,4\nz\n"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("2 {\"a\":1,\"b\":2}"),
            it -> assertThat(it).startsWith("3:3 !openQuote"));
  }

  @Test
  void aHeaderNamesEachColumnOnce() throws IOException {
    assertThat(read("rows.csv", ",b\n1,2\n"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("1:0 !noColumnName column 1 has no name");
    assertThat(read("rows.csv", "b,b\n1,2\n"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("1:0 !sameColumn two columns are named b");
    assertThat(read("rows.csv", "")).isEmpty();
    assertThat(read("rows.csv", "a,b\n")).isEmpty();
  }

  @Test
  void aColumnAloneKeepsItsEmptyLines() throws IOException {
    assertThat(read("rows.csv", "a\r\nx\r\n\r\ny"))
        .containsExactly("2 {\"a\":\"x\"}", "3 {\"a\":null}", "4 {\"a\":\"y\"}");
  }

  @Test
  void textIsARowALineAndMarkdownARowAFile() throws IOException {
    assertThat(read("rows.txt", "one\r\n\r\n two \n血压\n"))
        .containsExactly("1 {\"text\":\"one\"}", "3 {\"text\":\" two \"}", "4 {\"text\":\"血压\"}");
    assertThat(read("guide.md", "intro\n\n## First *steps* ##\n\nText.\n"))
        .containsExactly(
            "1 {\"title\":\"First *steps*\",\"text\":\"intro\\n\\n## First *steps* ##\\n\\nText.\\n\"}");
    assertThat(read("guide.md", "no heading"))
        .containsExactly("1 {\"title\":\"guide\",\"text\":\"no heading\"}");
  }

  // ---- names that lie ----

  @Test
  void aFileIsReadAsWhatItIs() throws IOException {
    assertThat(read("rows.csv", "{\"a\":1}\n{\"a\":2}\n"))
        .containsExactly("1 {\"a\":1}", "2 {\"a\":2}");
    assertThat(read("rows.csv", "[{\"a\":1}]")).containsExactly("1 {\"a\":1}");
    assertThat(read("rows.jsonl", "[{\"a\":1},{\"a\":2}]"))
        .containsExactly("1 {\"a\":1}", "1 {\"a\":2}");
    assertThat(read("rows.json", "a,b\n1,x\n2,y\n"))
        .containsExactly("2 {\"a\":1,\"b\":\"x\"}", "3 {\"a\":2,\"b\":\"y\"}");
    assertThat(read("rows.parquet", "{\"a\":1}\n{\"a\":2}\n")).hasSize(2);
    assertThat(read("rows", "a;b\n1;x\n")).containsExactly("2 {\"a\":1,\"b\":\"x\"}");
    assertThat(read("rows.csv", gzip("{\"a\":1}\n{\"a\":2}\n"))).hasSize(2);
  }

  @Test
  void whatIsNoFileOfRowsIsNamed() throws IOException {
    assertThat(read("rows.csv", "%PDF-1.7 \u0001"))
        .containsExactly(
            "0:0 !otherKind the content is PDF, not rows. Save it as CSV, JSON, JSON Lines or"
                + " Parquet.");
    assertThat(read("rows.json", "<!DOCTYPE html><html>")).first().asString().contains("HTML");
    assertThat(read("rows.parquet", "nothing")).first().asString().contains("!noParquet");
    assertThat(read("rows.csv", new byte[500])).first().asString().contains("!binary");
    assertThat(read("rows.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))
        .first()
        .asString()
        .contains("!looksLike the content looks like UTF-16LE");
    assertThat(read("rows.jsonl", "not json\n")).first().asString().startsWith("1:1 !brokenJson");
    assertThat(ReadItems.of(folder.resolve("none.csv")))
        .containsExactly("0:0 !noSuchFile no such file. Check the path and its spelling.");
    assertThat(ReadItems.of(folder)).first().asString().contains("!folder");
  }

  // ---- encodings ----

  @Test
  void byteOrderMarksAreRecognised() throws IOException {
    assertThat(read("rows.csv", "\uFEFFa,b\n1,é\n")).containsExactly("2 {\"a\":1,\"b\":\"é\"}");
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(read("rows.csv", "\uFEFFa,b\n1,血🩺\n".getBytes(charset)))
          .containsExactly("2 {\"a\":1,\"b\":\"血🩺\"}");
    }
  }

  @Test
  void wrongBytesAreSaidWithTheirPlaceAndAnEncodingCanBeChosen() throws IOException {
    Charset gb = Charset.forName("GB18030");
    byte[] bytes = "a,b\nx,plain\ny,正常\nz,plain\n".getBytes(gb);
    assertThat(read("rows.csv", bytes))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("2 {\"a\":\"x\",\"b\":\"plain\"}"),
            it -> assertThat(it).startsWith("3:3 !malformed 0xD5 is not valid UTF-8"),
            it -> assertThat(it).isEqualTo("4 {\"a\":\"z\",\"b\":\"plain\"}"));
    assertThat(ReadItems.of(folder.resolve("rows.csv"), ReadOptions.DEFAULT.withCharset(gb)))
        .contains("3 {\"a\":\"y\",\"b\":\"正常\"}");
    assertThat(read("rows.jsonl", "{\"a\":\"é\"}\n{\"a\":2}".getBytes(StandardCharsets.ISO_8859_1)))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("1:7 !malformed 0xE9"),
            it -> assertThat(it).isEqualTo("2 {\"a\":2}"));
    assertThat(
            read("rows.json", "[\n{\"a\":\"é\"},{\"a\":2}]".getBytes(StandardCharsets.ISO_8859_1)))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:7 !malformed 0xE9"),
            it -> assertThat(it).isEqualTo("2 {\"a\":2}"));
  }

  // ---- what nothing can store ----

  @Test
  void nulAndHalfCharactersNameTheirField() throws IOException {
    assertThat(
            read(
                "rows.jsonl",
                """
                {"a":{"b":[1,"x\\u0000"]}}
                {"a":"\\ud83d"}
                {"a":"\\ud83e\\ude7a"}
                {"\\u0000":1}
                {"a":1e99999}
                """))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("1:0 !nul a.b[1]: the text contains a NUL"),
            it -> assertThat(it).startsWith("2:0 !halfCharacter a:"),
            it -> assertThat(it).isEqualTo("3 {\"a\":\"🩺\"}"),
            it -> assertThat(it).startsWith("4:0 !nul"),
            it -> assertThat(it).startsWith("5:0 !largeNumber a:"));
    assertThat(read("rows.csv", "a,b\n1,x\0y\n2,z\n"))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:0 !nul b:"),
            it -> assertThat(it).isEqualTo("3 {\"a\":2,\"b\":\"z\"}"));
  }

  // ---- sizes ----

  @Test
  void aLongLineIsOneProblemWithoutBeingHeld() throws IOException {
    long chars = 100_000_000;
    for (String name : List.of("rows.jsonl", "rows.csv", "rows.txt")) {
      Path file = folder.resolve(name);
      try (OutputStream out = Files.newOutputStream(file)) {
        boolean csv = name.endsWith("csv");
        out.write((csv ? "a\n\"" : "{\"a\":1}\n").getBytes(StandardCharsets.UTF_8));
        byte[] part = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (long n = 0; n < chars; n += part.length) {
          out.write(part);
        }
        out.write((csv ? "\"\n2\n" : "\n{\"a\":2}\n").getBytes(StandardCharsets.UTF_8));
      }
      assertThat(ReadItems.of(file))
          .anyMatch(it -> it.startsWith("2:0 !longRow is longer than 16,777,216 characters"))
          .last()
          .asString()
          .contains("2");
      Files.delete(file);
    }
  }

  @Test
  void aLongElementEndsAnArray() throws IOException {
    ReadBounds bounds = new ReadBounds(100_000, 1 << 30, 1_000, 10);
    Path file =
        Files.writeString(
            folder.resolve("rows.json"), "[{\"a\":1},\n{\"a\":\"" + "x".repeat(300_000) + "\"}]");
    assertThat(ReadItems.of(file, ReadOptions.DEFAULT.withBounds(bounds)))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).startsWith("2:").contains("!longRow"));
  }

  @Test
  void manySmallValuesAreBounded() throws IOException {
    String many = "{},".repeat(1_200_000);
    assertThat(read("rows.jsonl", "{\"a\":[" + many + "{}]}\n{\"a\":1}\n"))
        .satisfiesExactly(
            it -> assertThat(it).contains("!manyValues holds more than 1,000,000 values"),
            it -> assertThat(it).isEqualTo("2 {\"a\":1}"));
    assertThat(read("rows.json", "[{\"a\":1},\n{\"a\":[" + many + "{}]}]"))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("1 {\"a\":1}"),
            it -> assertThat(it).contains("!manyValues"));
    assertThat(read("rows.csv", "a,b\n" + ",".repeat(1_000_000) + "\n1,2"))
        .satisfiesExactly(
            it -> assertThat(it).startsWith("2:0 !manyCells has more than 100,000 cells"),
            it -> assertThat(it).isEqualTo("3 {\"a\":1,\"b\":2}"));
  }

  @Test
  void nestingIsBounded() throws IOException {
    assertThat(read("rows.jsonl", "{\"a\":" + "[".repeat(200_000) + "\n{\"a\":1}\n"))
        .satisfiesExactly(
            it -> assertThat(it).contains("!deep nests deeper than 100 levels"),
            it -> assertThat(it).isEqualTo("2 {\"a\":1}"));
    assertThat(read("rows.json", "[".repeat(200_000))).hasSizeLessThan(3);
    assertThat(read("rows.jsonl", "{\"a\":" + "1".repeat(5_000) + "}"))
        .first()
        .asString()
        .contains("!longNumber a number has more than 1,000 digits");
  }

  // ---- packed ----

  private static byte[] gzip(String content) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void packedFilesAreUnpacked() throws IOException {
    assertThat(read("rows.csv.gz", gzip("a,b\n1,x\n"))).containsExactly("2 {\"a\":1,\"b\":\"x\"}");
    Path file = folder.resolve("rows.jsonl.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
      out.write("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(ReadItems.of(file)).containsExactly("1 {\"a\":1}");
  }

  @Test
  void aPackedFileThatIsCutOffGivesItsRowsAndThenSaysSo() throws IOException {
    StringBuilder rows = new StringBuilder();
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 50_000; i++) {
      rows.append("{\"a\":\"").append(random.nextLong()).append("\"}\n");
    }
    byte[] whole = gzip(rows.toString());
    List<String> items = read("rows.jsonl.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(items).hasSizeGreaterThan(10_000);
    assertThat(items.getLast()).contains("!cutOff the file is cut off here");
    assertThat(items.subList(0, items.size() - 1)).noneMatch(it -> it.contains("!"));
    assertThat(read("rows.csv.gz", java.util.Arrays.copyOf(gzip("a,b\n1,2\n"), 15)).getLast())
        .contains("!cutOff");
    byte[] broken = whole.clone();
    broken[whole.length / 2] ^= 0x55;
    broken[whole.length / 2 + 1] ^= 0x55;
    assertThat(read("rows.jsonl.gz", broken).getLast()).contains("!");
  }

  @Test
  void theFilesOfAnArchiveAreReadInTheOrderOfTheirNames() throws IOException {
    Map<String, String> entries = new TreeMap<>(java.util.Comparator.reverseOrder());
    entries.put("data/b.csv", "a\n2\n");
    entries.put("data/a.jsonl", "{\"a\":1}\nx\n");
    entries.put("README.md", "# About");
    entries.put("notes.txt", "about it");
    entries.put("__MACOSX/data/._b.csv", "\0\0");
    entries.put("more.gz", "x");
    entries.put("picture.json", "\u0089PNG\u0001");
    assertThat(ReadItems.of(zip(entries)))
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("data/a.jsonl 1 {\"a\":1}"),
            it -> assertThat(it).startsWith("data/a.jsonl 2:").contains("!brokenJson"),
            it -> assertThat(it).isEqualTo("data/b.csv 2 {\"a\":2}"),
            it -> assertThat(it).startsWith("more.gz 0:0 !nestedArchive"),
            it -> assertThat(it).startsWith("picture.json "));
    assertThat(ReadItems.of(zip(Map.of("a.md", "# A", "b.txt", "b")))).hasSize(2);
    assertThat(ReadItems.of(zip(Map.of("[Content_Types].xml", "<x/>", "xl/s.xml", "<?xml"))))
        .anyMatch(it -> it.contains("XML") || it.contains("XLSX"));
  }

  @Test
  void anArchiveHasBounds() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      entries.put(i + ".jsonl", "{\"a\":1}\n");
    }
    ReadBounds bounds = new ReadBounds(1_000, 1 << 30, 1_000, 10);
    assertThat(ReadItems.of(zip(entries), ReadOptions.DEFAULT.withBounds(bounds)))
        .containsExactly(
            "0:0 !manyEntries the archive has 20 files; at most 10 are read. Split it.");
    ReadBounds small = new ReadBounds(1_000, 100, 1_000, 100);
    assertThat(ReadItems.of(zip(entries), ReadOptions.DEFAULT.withBounds(small)))
        .filteredOn(it -> !it.contains("!"))
        .hasSizeLessThan(14);
  }

  @Test
  void aBombIsStopped() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    byte[] zeros = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 150; i++) {
        out.write(zeros);
      }
    }
    assertThat(Files.size(file)).isLessThan(500_000);
    List<String> items = ReadItems.of(file);
    assertThat(items.getLast())
        .contains("!unpackedRatio unpacks to more than 1,000 times its size");
  }

  // ---- progress ----

  @Test
  void bothPassesOverCsvCountByHalf() throws IOException {
    StringBuilder csv = new StringBuilder("n,text\n");
    for (int i = 0; i < 50_000; i++) {
      csv.append(i).append(",some text\n");
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), csv);
    Learned learned;
    try (RowReader reader = RowReader.open(file, ReadOptions.DEFAULT)) {
      assertThat(reader.bytesRead()).isZero();
      assertThat(reader.next()).isNotNull();
      assertThat(reader.bytesRead()).isBetween(reader.bytes() / 2, reader.bytes() * 3 / 4);
      while (reader.next() != null) {
        assertThat(reader.bytesRead()).isGreaterThan(reader.bytes() / 2);
      }
      assertThat(reader.bytesRead()).isEqualTo(reader.bytes());
      learned = reader.learned();
    }
    try (RowReader again = RowReader.open(file, ReadOptions.DEFAULT.withLearned(learned))) {
      assertThat(again.next()).isNotNull();
      assertThat(again.bytesRead()).isLessThan(again.bytes() / 2);
    }
  }
}
