package dev.winnow.storage.file.read;

import dev.winnow.core.say.Sentence;

/// What is wrong with a file of rows or something in it. The place is said in front.
enum ReadRowsSaid implements Sentence {
  NO_SUCH_FILE("no such file. Check the path and its spelling."),
  FOLDER("is a folder. Name a file in it."),
  PERMISSION("permission denied. Change the file's permissions."),
  UNREADABLE("cannot be read: {reason}"),

  OTHER_KIND("the content is {kind}, not rows. Save it as CSV, JSON, JSON Lines or Parquet."),
  BINARY("the content is binary, not text. Save it as CSV, JSON, JSON Lines or Parquet."),
  NO_PARQUET("the content is not Parquet. Check the file."),
  LOOKS_LIKE(
      "the content looks like {encoding} without a byte order mark. Save the file as UTF-8, or"
          + " choose its encoding."),
  MALFORMED(
      "{bytes} is not valid {encoding}. Save the file as UTF-8, or choose the encoding it has."),

  CUT_OFF("the file is cut off here. Copy or download it again."),
  BROKEN_ARCHIVE("cannot be unpacked: {reason}. Copy or download it again, or pack it anew."),
  UNPACKED_BYTES("unpacks to more than {most} bytes. Split the file."),
  UNPACKED_RATIO(
      "unpacks to more than {most} times its size, as files made to do harm do. Unpack it first if"
          + " you trust it."),
  MANY_ENTRIES("the archive has {entries} files; at most {most} are read. Split it."),
  NESTED_ARCHIVE("is an archive in an archive. Unpack it first."),
  NO_ENTRY("the archive has no file of rows: CSV, JSON, JSON Lines, Parquet, text or Markdown."),

  LONG_ROW("is longer than {most} characters. Split the row, or leave it out."),
  LONG_FIELD(
      "{field}: the row is longer than {most} characters here. Split the row, or leave it out."),
  NO_ROW("is not a JSON object. Each row is one, like {{\"text\": \"...\"}}."),
  BROKEN_JSON("cannot be read: {reason}"),
  TWO_VALUES("the field {field} appears twice. Remove one."),
  MANY_VALUES("holds more than {most} values. Split the row, or leave it out."),
  DEEP("nests deeper than {most} levels. Flatten it."),
  LONG_NUMBER("a number has more than {most} digits. Write it as text."),
  LARGE_NUMBER("{field}: the number has too large an exponent. Stay within {most}."),
  NUL("{field}: the text contains a NUL character. Remove it."),
  HALF_CHARACTER("{field}: the text contains half a character (a lone surrogate). Remove it."),

  CELLS("has {cells} {cells:cell|cells}, but the header names {columns} {columns:column|columns}."),
  MANY_CELLS("has more than {most} cells. Check its quotes and what separates its cells."),
  STRAY_QUOTE("text follows the closing quote of a cell. Double the quotes inside a cell."),
  OPEN_QUOTE("the quote opened here is never closed. Close it, or double it."),
  NO_COLUMN_NAME("column {column} has no name in the header. Name it, or remove the column."),
  SAME_COLUMN("two columns are named {name}. Rename one."),

  BINARY_COLUMN("column {column} is binary ({type}), which rows can't hold. Remove the column."),
  NOT_FINITE("{field}: {value} is no JSON number. Replace it, or leave the row out."),
  BROKEN_PARQUET("cannot be read as Parquet: {reason}"),
  NO_DUCKDB("Parquet needs DuckDB, which can't be loaded here: {reason}");

  private final String english;

  ReadRowsSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
