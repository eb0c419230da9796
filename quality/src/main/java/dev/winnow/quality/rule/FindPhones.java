package dev.winnow.quality.rule;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds phone numbers of persons in texts, by Google's plan of the world's numbers.
final class FindPhones {

  private static final int CHARS_MAX = 100_000;

  /// Things that look like a number and are none, before the rest of a text is let be.
  private static final int TRIES_MAX = 1_000;

  private static final Set<PhoneNumberType> OF_FIRMS =
      Set.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.UAN,
          PhoneNumberType.VOICEMAIL);

  /// Digits alone are as often something else, but for a Chinese mobile number.
  private static final Pattern DIGITS_ALONE = Pattern.compile("(?!1[3-9]\\d{9}$)\\d+");

  /// Kept for films and books by the North American plan.
  private static final Pattern FICTIONAL = Pattern.compile("1?\\d{3}55501\\d{2}");

  private FindPhones() {}

  static boolean isRegion(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  static Optional<String> in(String text, List<String> regions) {
    String beginning = text.substring(0, Math.min(CHARS_MAX, text.length()));
    if (beginning.chars().filter(Character::isDigit).limit(7).count() < 7) {
      return Optional.empty();
    }
    // ZZ has no numbers of its own: those with a country code, behind a plus, are found.
    boolean hasPlus = beginning.indexOf('+') >= 0 || beginning.indexOf('＋') >= 0;
    Optional<String> international =
        hasPlus ? in(beginning, "ZZ", Leniency.VALID) : Optional.empty();
    if (international.isPresent()) {
      return international;
    }
    return regions.stream()
        .map(region -> in(beginning, region, Leniency.STRICT_GROUPING))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> in(String text, String region, Leniency leniency) {
    PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
    for (PhoneNumberMatch match : plan.findNumbers(text, region, leniency, TRIES_MAX)) {
      String digits = PhoneNumberUtil.normalizeDigitsOnly(match.rawString());
      boolean alone = DIGITS_ALONE.matcher(match.rawString()).matches();
      if (!alone
          && !FICTIONAL.matcher(digits).matches()
          && !OF_FIRMS.contains(plan.getNumberType(match.number()))) {
        return Optional.of(match.rawString());
      }
    }
    return Optional.empty();
  }
}
