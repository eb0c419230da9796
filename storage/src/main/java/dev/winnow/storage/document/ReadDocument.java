package dev.winnow.storage.document;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.MissingNode;

/// Reads a document from a file: JSON where its name ends in `.json`, else YAML. Never throws for
/// anything a file can hold or be.
public final class ReadDocument {

  /// The largest file that is read.
  public static final int DOCUMENT_BYTES_MAX = 4 << 20;

  /// How deep values may lie within each other.
  static final int DEPTH_MAX = 100;

  /// How many values a document may have, repeated ones counted each time.
  static final int VALUES_MAX = 200_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ReadDocument() {}

  /// Reads a file.
  ///
  /// @param path as the user gave it: messages name it so
  public static DocumentResult read(String path) {
    try {
      return read(Path.of(path), path);
    } catch (InvalidPathException e) {
      return broken(path, DocumentSaid.NO_PATH.of(e.getReason()));
    }
  }

  /// Reads a file that another document names: a [dev.winnow.core.document.DocumentLoader].
  public static DocumentResult beside(String path, Document from) {
    try {
      return read(Path.of(from.name()).resolveSibling(path).toString());
    } catch (InvalidPathException e) {
      return broken(path, DocumentSaid.NO_PATH.of(e.getReason()));
    }
  }

  private static DocumentResult read(Path path, String name) {
    if (Files.isDirectory(path)) {
      return broken(name, DocumentSaid.FOLDER.of());
    }
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(path)) {
      bytes = stream.readNBytes(DOCUMENT_BYTES_MAX + 1);
    } catch (NoSuchFileException e) {
      return broken(name, DocumentSaid.NO_SUCH_FILE.of());
    } catch (AccessDeniedException e) {
      return broken(name, DocumentSaid.NO_PERMISSION.of());
    } catch (IOException e) {
      return broken(name, DocumentSaid.UNREADABLE.of(String.valueOf(e.getMessage())));
    }
    return parse(bytes, name);
  }

  /// Reads a text as it came.
  ///
  /// @param bytes the text in UTF-8
  /// @param name what messages call it; its ending chooses between JSON and YAML
  public static DocumentResult parse(byte[] bytes, String name) {
    if (bytes.length > DOCUMENT_BYTES_MAX) {
      return broken(name, DocumentSaid.TOO_LARGE.of(DOCUMENT_BYTES_MAX));
    }
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(left).toString();
      return parse(text, name);
    } catch (CharacterCodingException e) {
      // The decoder stops at the first byte that fits nowhere.
      int offset = left.position();
      int line = 1;
      int lineStart = 0;
      for (int i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
      int column =
          new String(bytes, lineStart, offset - lineStart, StandardCharsets.UTF_8).length() + 1;
      boolean utf16 = bytes.length > 1 && ((bytes[0] & 0xff) == 0xff || (bytes[0] & 0xff) == 0xfe);
      DocumentSaid sentence = utf16 ? DocumentSaid.UTF16 : DocumentSaid.NO_UTF8;
      return broken(
          name, new Place(line, column), sentence.of(offset, "0x%02x".formatted(bytes[offset])));
    }
  }

  /// Reads a text.
  ///
  /// @param given the text; a byte order mark in front is no part of it
  /// @param name what messages call it; its ending chooses between JSON and YAML
  public static DocumentResult parse(String given, String name) {
    String text = given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given;
    if (text.isBlank()) {
      return broken(name, DocumentSaid.EMPTY.of());
    }
    boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json");
    TreeBuilder tree = new TreeBuilder();
    try {
      if (json) {
        JsonText.read(text, tree);
      } else {
        YamlText.read(text, tree);
      }
    } catch (BadText e) {
      return broken(name, e.place(), e.said());
    }
    if (tree.root().isMissingNode()) {
      return broken(name, DocumentSaid.EMPTY.of());
    }
    Document document = new Document(name, tree.root(), tree.places());
    return tree.problems().isEmpty()
        ? new DocumentResult.Found(document)
        : new DocumentResult.Broken(document, tree.problems());
  }

  private static DocumentResult broken(String name, Said said) {
    return broken(name, Map.of(), said);
  }

  private static DocumentResult broken(String name, Place place, Said said) {
    return broken(name, Map.of("", place), said);
  }

  private static DocumentResult broken(String name, Map<String, Place> places, Said said) {
    Document empty = new Document(name, MissingNode.getInstance(), places);
    return new DocumentResult.Broken(empty, List.of(Problem.error("", said)));
  }
}
