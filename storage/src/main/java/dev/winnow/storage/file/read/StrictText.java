package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The text of a file. Bytes that are none in its encoding become U+FFFD, and are kept with their
/// place until somebody asks for them.
final class StrictText extends Reader {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';

  /// Bytes that are no text.
  ///
  /// @param at the place of what stands for them, in UTF-16 units from 0
  /// @param line from 1
  /// @param column in UTF-16 units, from 1
  record Malformed(long at, long line, long column, String bytes) {

    Said said(StrictText text) {
      return ReadRowsSaid.MALFORMED.of(bytes, text.charset.name());
    }
  }

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final ArrayDeque<Malformed> malformed = new ArrayDeque<>();
  private boolean ended;

  private long chars;
  private long line = 1;
  private long lineStart;
  private long limit = Long.MAX_VALUE;
  private long limitChars;

  /// @param skip bytes of a byte order mark
  StrictText(InputStream in, Charset charset, int skip) throws IOException {
    this.in = in;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    in.skipNBytes(skip);
  }

  /// From here on, at most so many characters are given before the next call; [#read] stops when
  /// there are more.
  void bound(long charsMax) {
    limit = chars + charsMax;
    limitChars = charsMax;
  }

  /// The first bytes before a place that were no text. All before it are forgotten; so are those
  /// behind the first that nobody asked for before the next call of [#read].
  @Nullable Malformed malformedBefore(long place) {
    Malformed first = null;
    while (!malformed.isEmpty() && malformed.getFirst().at() < place) {
      Malformed next = malformed.removeFirst();
      first = first == null ? next : first;
    }
    return first;
  }

  /// Reads on. Whoever calls it is done with all it got before, or still at the same row.
  ///
  /// @param length at least 3
  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    if (chars >= limit) {
      throw new Stop(ReadRowsSaid.LONG_ROW.of(limitChars));
    }
    // The last place is for what stands for bytes that are no text.
    CharBuffer out = CharBuffer.wrap(buffer, from, length - 1);
    while (out.position() == from) {
      CoderResult result = decoder.decode(bytes, out, ended);
      count(buffer, from, out.position());
      if (result.isError()) {
        malformed(result.length());
        buffer[out.position()] = REPLACEMENT;
        chars++;
        return out.position() + 1 - from;
      }
      if (result.isUnderflow()) {
        if (ended) {
          break;
        }
        fill();
      }
    }
    return out.position() == from ? -1 : out.position() - from;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  private void malformed(int length) {
    byte[] found = new byte[Math.min(length, bytes.remaining())];
    bytes.get(found);
    String hex = "0x" + HexFormat.of().withUpperCase().formatHex(found);
    // One says what is wrong with the row that is being read: a file may have any number.
    while (malformed.size() > 1) {
      malformed.removeLast();
    }
    malformed.add(new Malformed(chars, line, chars - lineStart + 1, hex));
  }

  private void count(char[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        line++;
        lineStart = chars + (i - from) + 1;
      }
    }
    chars += to - from;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
