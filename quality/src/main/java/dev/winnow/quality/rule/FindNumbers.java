package dev.winnow.quality.rule;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds numbers of persons in texts, by their check digits.
final class FindNumbers {

  private static final Pattern CARD =
      Pattern.compile("(?<![\\w.,-])\\d(?:[ -]?\\d){12,18}(?![\\w-]|[.,]\\d)");

  /// Issuer identification numbers and lengths: Visa, Mastercard, American Express, Discover,
  /// UnionPay, JCB, Diners Club.
  private static final Pattern ISSUER =
      Pattern.compile(
          "4(?:\\d{12}|\\d{15}|\\d{18})"
              + "|(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}"
              + "|3[47]\\d{13}"
              + "|(?:6011|64[4-9]\\d|65\\d{2})\\d{12}"
              + "|62\\d{14,17}"
              + "|35(?:2[89]|[3-8]\\d)\\d{12}"
              + "|3(?:0[0-5]|[68]\\d)\\d{11}");

  private static final Pattern IBAN =
      Pattern.compile("(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}");

  /// Lengths in the IBAN registry of SWIFT.
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();

  private static final Pattern US_SSN =
      Pattern.compile("(?<![\\w-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])");

  /// Once printed on samples, never given to anybody since.
  private static final Set<String> US_SSN_SAMPLES =
      Set.of("078-05-1120", "219-09-9999", "123-45-6789");

  private static final Pattern CHINA_ID =
      Pattern.compile(
          "(?<![A-Za-z0-9])[1-9]\\d{5}((?:19|20)\\d{2})(\\d{2})(\\d{2})\\d{3}[0-9Xx](?![A-Za-z0-9])");

  /// GB/T 2260: the provinces.
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);

  private FindNumbers() {}

  static Optional<String> card(String text) {
    return find(CARD, text, found -> isCard(found.replaceAll("[ -]", "")) ? found : null);
  }

  private static boolean isCard(String digits) {
    return ISSUER.matcher(digits).matches()
        && digits.chars().distinct().count() > 1
        && luhn(digits);
  }

  /// ISO/IEC 7812-1, annex B: every other digit from the right is doubled, and the sum of all
  /// digits ends in 0. At most 19 digits.
  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  static Optional<String> iban(String text) {
    return find(IBAN, text, FindNumbers::cutIban);
  }

  /// Words may stand behind it that look like more of it.
  private static @Nullable String cutIban(String found) {
    Integer length = IBAN_LENGTHS.get(found.substring(0, 2));
    if (length == null) {
      return null;
    }
    int at = 0;
    StringBuilder iban = new StringBuilder();
    while (at < found.length() && iban.length() < length) {
      if (found.charAt(at) != ' ') {
        iban.append(found.charAt(at));
      }
      at++;
    }
    boolean ends = at == found.length() || found.charAt(at) == ' ';
    return iban.length() == length && ends && mod97(iban.toString()) == 1 ? iban.toString() : null;
  }

  /// ISO 7064 MOD 97-10, as ISO 13616 says: the first four characters go to the end, letters count
  /// from 10.
  private static int mod97(String iban) {
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(each -> digits.append(Character.getNumericValue(each)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
  }

  static Optional<String> usSsn(String text) {
    return find(US_SSN, text, found -> US_SSN_SAMPLES.contains(found) ? null : found);
  }

  static Optional<String> chinaId(String text) {
    return find(CHINA_ID, text, found -> isChinaId(found.toUpperCase(Locale.ROOT)) ? found : null);
  }

  private static boolean isChinaId(String id) {
    if (!PROVINCES.contains(Integer.parseInt(id.substring(0, 2)))) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(id.substring(6, 10)),
          Integer.parseInt(id.substring(10, 12)),
          Integer.parseInt(id.substring(12, 14)));
    } catch (DateTimeException noDay) {
      return false;
    }
    // GB 11643: ISO 7064 MOD 11-2, X is 10.
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum = (sum + id.charAt(i) - '0') * 2 % 11;
    }
    int last = id.charAt(17) == 'X' ? 10 : id.charAt(17) - '0';
    return (sum + last) % 11 == 1;
  }

  /// The first that counts, as the check gives it.
  private static Optional<String> find(Pattern pattern, String text, Check check) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String found = check.apply(matcher.group());
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private interface Check {
    @Nullable String apply(String found);
  }

  private static Map<String, Integer> ibanLengths() {
    String all =
        """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27
        DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22
        IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19
        MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31
        SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
        """;
    Map<String, Integer> lengths = new HashMap<>();
    for (String each : all.strip().split("\\s+")) {
      lengths.put(each.substring(0, 2), Integer.parseInt(each.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
