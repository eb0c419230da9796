package dev.winnow.core.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What makes a row the same as another: 128 bits of a hash over chosen fields, in their folded
/// form.
///
/// Texts that differ in case, white space or Unicode form only are the same, numbers are the same
/// by value, and the order of properties counts for nothing. A field that is missing is neither
/// null nor empty. The hash is SHA-256, cut: among 10^9 rows, two different ones meet with a chance
/// of 10^-21.
///
/// @param high the first eight bytes of the hash
/// @param low the next eight
public record Fingerprint(long high, long low) {

  /// Counts the changes of how rows are folded: a recorded fingerprint of another number says
  /// nothing about the rows of today.
  public static final String RULES = "1:";

  /// The fingerprint of a row.
  ///
  /// @param fields the fields that count, in any order; empty is all of them
  /// @param numbered whether a field named `id` is left out, unless `fields` names it
  public static Fingerprint of(ObjectNode row, List<String> fields, boolean numbered) {
    return of(CanonicalRow.of(row, CanonicalRow.counted(row, fields, numbered), FoldText::of));
  }

  /// The fingerprint of a row whose texts count as they are: one that differs in case or white
  /// space has another.
  ///
  /// @param fields the fields that count, in any order; empty is all of them
  public static Fingerprint exact(ObjectNode row, List<String> fields) {
    return of(CanonicalRow.of(row, CanonicalRow.counted(row, fields, false), text -> text));
  }

  private static Fingerprint of(CanonicalRow canonical) {
    MessageDigest sha256 = sha256();
    sha256.update(canonical.bytes(), 0, canonical.length());
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  /// As it is recorded.
  public String recorded() {
    return RULES + HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /// Reads what [#recorded] wrote; null where it was written by other rules, or is no fingerprint.
  public static @Nullable Fingerprint ofRecorded(String text) {
    int digits = RULES.length();
    return text.startsWith(RULES) && text.length() == digits + 32
        ? new Fingerprint(
            HexFormat.fromHexDigitsToLong(text, digits, digits + 16),
            HexFormat.fromHexDigitsToLong(text, digits + 16, digits + 32))
        : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
