package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Texts without data of persons.
public final class PersonalDataRule implements RuleKind {

  /// What is looked for, and how. The words are in the order in which a text is searched.
  private static final List<String> KINDS =
      List.of("email", "card", "iban", "usSsn", "chinaId", "ip", "phone");

  private static final Option<List<String>> WANTED =
      Option.words("kinds", KINDS, "What is looked for.").otherwise(KINDS);
  private static final Option<List<String>> REGIONS =
      Option.texts(
              "regions",
              "Regions (ISO 3166, two letters) whose phone numbers are found without a country code, too.")
          .otherwise(List.of("US", "CN"));

  @Override
  public String name() {
    return "personalData";
  }

  @Override
  public String what() {
    return "Texts with e-mail addresses, card numbers (with Luhn's check digit), IBANs (mod 97), US social security numbers, Chinese resident IDs (with their check digit), public IP addresses, phone numbers (in the first 100,000 characters). Addresses and numbers reserved for examples pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.SAFETY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, WANTED, REGIONS);
  }

  /// @param digitsMin how many of 0 to 9 what is found has at least: texts with fewer, which most
  ///   are, are not searched
  private record Search(RuleSaid what, int digitsMin, Function<String, Optional<String>> find) {}

  @Override
  public RowRule rule(Options options) {
    List<String> regions = options.get(REGIONS);
    if (options.has(REGIONS)) {
      for (String region : regions) {
        if (!FindPhones.isRegion(region)) {
          options.error(REGIONS, RuleSaid.NO_REGION.of(Excerpt.of(region)));
          return RowRule.NONE;
        }
      }
    }
    List<Search> searches = new ArrayList<>();
    for (String kind : KINDS) {
      if (options.get(WANTED).contains(kind)) {
        searches.add(search(kind, regions));
      }
    }
    return EachText.rule(options, (at, text) -> problem(at, text, searches));
  }

  private static Search search(String kind, List<String> regions) {
    return switch (kind) {
      case "email" -> new Search(RuleSaid.EMAIL, 0, FindAddresses::email);
      case "card" -> new Search(RuleSaid.CARD, 13, FindNumbers::card);
      case "iban" -> new Search(RuleSaid.IBAN, 2, FindNumbers::iban);
      case "usSsn" -> new Search(RuleSaid.US_SSN, 9, FindNumbers::usSsn);
      case "chinaId" -> new Search(RuleSaid.CN_ID, 17, FindNumbers::chinaId);
      case "ip" -> new Search(RuleSaid.IP, 1, FindAddresses::ip);
      case "phone" -> new Search(RuleSaid.PHONE, 0, text -> FindPhones.in(text, regions));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Optional<Said> problem(String at, String text, List<Search> searches) {
    int digits = digits(text);
    for (Search search : searches) {
      Optional<String> found =
          digits < search.digitsMin() ? Optional.empty() : search.find().apply(text);
      if (found.isPresent()) {
        return Optional.of(RuleSaid.HAS.of(at, search.what(), Mask.of(found.get())));
      }
    }
    return Optional.empty();
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      digits += character >= '0' && character <= '9' ? 1 : 0;
    }
    return digits;
  }
}
