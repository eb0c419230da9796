package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts without keys and tokens, known by what their issuers begin them with.
public final class SecretsRule implements RuleKind {

  /// A placeholder has fewer.
  private static final int DIFFERENT_CHARACTERS_MIN = 10;

  private static final Pattern PLACEHOLDER =
      Pattern.compile("EXAMPLE|example|[xX]{6}|\\*{4}|\\.{4}|YOUR|your_|your-");

  /// What a secret looks like.
  ///
  /// @param marks of which a text with one has at least one: most texts have none, and are not
  ///   searched
  private record Shape(RuleSaid what, List<String> marks, Pattern pattern) {

    private boolean mayBeIn(String text) {
      return marks.stream().anyMatch(text::contains);
    }
  }

  /// As their issuers document them.
  private static final List<Shape> SHAPES =
      List.of(
          shape(RuleSaid.AWS_KEY, List.of("AKIA", "ASIA"), "(?:AKIA|ASIA)[A-Z0-9]{16}"),
          shape(
              RuleSaid.GITHUB_TOKEN,
              List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
              "gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
          shape(RuleSaid.GITLAB_TOKEN, List.of("glpat-"), "glpat-[A-Za-z0-9_-]{20,50}"),
          shape(
              RuleSaid.ANTHROPIC_KEY,
              List.of("sk-ant-"),
              "sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,120}"),
          shape(
              RuleSaid.OPENAI_KEY,
              List.of("sk-"),
              "sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{48}"),
          shape(RuleSaid.GOOGLE_KEY, List.of("AIza"), "AIza[A-Za-z0-9_-]{35}"),
          shape(
              RuleSaid.SLACK_TOKEN,
              List.of("xox", "hooks.slack.com/services/T"),
              "xox[abeoprs]-[0-9]{5,20}-[0-9A-Za-z-]{15,200}|hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}"),
          shape(RuleSaid.STRIPE_KEY, List.of("k_live_"), "[sr]k_live_[A-Za-z0-9]{24,99}"),
          shape(RuleSaid.HUGGING_FACE_TOKEN, List.of("hf_"), "hf_[A-Za-z]{34}"),
          shape(
              RuleSaid.PACKAGE_TOKEN,
              List.of("npm_", "pypi-AgEIcHlwaS5vcmc"),
              "npm_[A-Za-z0-9]{36}|pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,250}"),
          shape(
              RuleSaid.SENDGRID_KEY, List.of("SG."), "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
          shape(
              RuleSaid.JWT,
              List.of("eyJ"),
              "eyJ[A-Za-z0-9_-]{10,500}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}"),
          new Shape(
              RuleSaid.PRIVATE_KEY,
              List.of("-----BEGIN "),
              Pattern.compile(
                  "-----BEGIN (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----\\s{1,4}(?:[A-Za-z-]{4,20}: [^\\n]{0,100}\\s{1,4}){0,4}[A-Za-z0-9+/=]{40}")));

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public String what() {
    return "Texts with keys and tokens of AWS, GitHub, GitLab, OpenAI, Anthropic, Google, Slack, Stripe, Hugging Face, npm, PyPI, SendGrid, JSON web tokens and private keys. Placeholders pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.SAFETY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS);
  }

  @Override
  public RowRule rule(Options options) {
    return EachText.rule(options, SecretsRule::problem);
  }

  private static Shape shape(RuleSaid what, List<String> marks, String pattern) {
    return new Shape(
        what, marks, Pattern.compile("(?<![A-Za-z0-9_-])(?:" + pattern + ")(?![A-Za-z0-9_-])"));
  }

  private static Optional<Said> problem(String at, String text) {
    for (Shape shape : SHAPES) {
      if (!shape.mayBeIn(text)) {
        continue;
      }
      Matcher matcher = shape.pattern().matcher(text);
      while (matcher.find()) {
        if (!isPlaceholder(matcher.group())) {
          return Optional.of(RuleSaid.HAS.of(at, shape.what(), Mask.of(matcher.group())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPlaceholder(String found) {
    return found.chars().distinct().limit(DIFFERENT_CHARACTERS_MIN).count()
            < DIFFERENT_CHARACTERS_MIN
        || PLACEHOLDER.matcher(found).find();
  }
}
