package dev.winnow.core.template;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like a variable in another system, or one that is not written right, and so is
/// sent as it stands: `{{ topic }}`, `{topic!r}`, `{count:d}`, `{my topic}`, `{}`, `{topic for`.
///
/// JSON, code and mathematics have braces, too: a brace directly behind an ASCII letter or a sign
/// of code counts as theirs, and so does a whole fence of a programming language.
final class ForeignBraces {

  private static final int WARNINGS_MAX = 20;
  private static final int LENGTH_MAX = 80;
  private static final int WORDS_MAX = 6;

  private final VariableUses.Text text;
  private final String source;
  private final Template template;
  private final Set<String> known;
  private final Set<String> used;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final BraceContext context;
  private int skipTo;

  /// Behind the last variable, or what was meant as one; 0 before the first.
  private int variableEnd;

  /// How many brackets of JSON or code are open.
  private int open;

  /// What to say of a place in a text.
  record Finding(Said said, Place place) {}

  private ForeignBraces(VariableUses.Text text, Template template, Set<String> known) {
    this.text = text;
    this.source = text.written();
    this.context = new BraceContext(source);
    this.template = template;
    this.known = known;
    this.used = text.prompt().names();
  }

  /// What there is in one text of a template, in its order; at most 20.
  ///
  /// @param known the variables that are declared, used or built in
  static List<Finding> in(VariableUses.Text text, Template template, Set<String> known) {
    var foreign = new ForeignBraces(text, template, known);
    foreign.run();
    return List.copyOf(foreign.findings);
  }

  private void run() {
    Map<Integer, Integer> doubled = DoubledBraces.in(source);
    Map<Integer, Integer> fences = codeFences();
    int at = 0;
    while (at < source.length() && findings.size() < WARNINGS_MAX) {
      int jump = Math.max(doubled.getOrDefault(at, 0), fences.getOrDefault(at, 0));
      if (jump > at) {
        at = jump;
        continue;
      }
      char c = source.charAt(at);
      skipTo = at + 1;
      if (c == '{') {
        brace(at);
      } else if (c == '[' || c == ']' || c == '}') {
        open = Math.max(0, open + (c == '[' ? 1 : -1));
      } else if (c == '<' && source.startsWith("<%", at)) {
        block(at);
      }
      at = skipTo;
    }
  }

  private Map<Integer, Integer> codeFences() {
    Map<Integer, Integer> fences = new HashMap<>();
    Matcher fence = ForeignPatterns.FENCE.matcher(source);
    int start = -1;
    while (fence.find()) {
      if (start < 0) {
        start = fence.start();
        if (ForeignPatterns.PROSE.contains(fence.group(2).toLowerCase(Locale.ROOT))) {
          start = Integer.MAX_VALUE;
        }
      } else {
        if (start != Integer.MAX_VALUE) {
          fences.put(start, fence.end());
        }
        start = -1;
      }
    }
    return fences;
  }

  private void brace(int at) {
    if (block(at) || doubledName(at)) {
      return;
    }
    int variable = PromptText.variableEnd(source, at);
    if (variable > at) {
      skipTo = variable;
      variableEnd = variable;
      dollar(at, variable);
      return;
    }
    if (source.startsWith("{{", at)) {
      halfDoubled(at);
      skipTo = at + 2;
      return;
    }
    boolean inCode = context.inCode(at);
    if (inCode && at != variableEnd) {
      open++;
    } else if (!format(at) && !position(at) && !words(at) && !expression(at) && !unclosed(at)) {
      open++;
    }
  }

  private Matcher at(Pattern pattern, int at) {
    return pattern.matcher(source).region(at, source.length());
  }

  private boolean block(int at) {
    Matcher block = at(ForeignPatterns.BLOCK, at);
    if (!block.lookingAt()) {
      return false;
    }
    say(at, block.end(), BraceSaid.NOT_RUN);
    return true;
  }

  private boolean doubledName(int at) {
    Matcher name = at(ForeignPatterns.DOUBLED, at);
    if (name.lookingAt()) {
      boolean literal = source.startsWith("{{" + name.group(1) + "}}", at);
      if (!literal) {
        say(at, name.end(), BraceSaid.SENT, Excerpt.of(nameOf(name.group(1))));
      } else if (isVariable(name.group(1))) {
        say(at, name.end(), BraceSaid.DOUBLED, Excerpt.of(name.group(1)));
      }
      skipTo = name.end();
      return true;
    }
    Matcher words = at(ForeignPatterns.DOUBLED_WORDS, at);
    if (words.lookingAt()) {
      say(at, words.end(), BraceSaid.SENT, Excerpt.of(nameOf(words.group(1))));
      return true;
    }
    return false;
  }

  /// Whether a name in doubled braces was most probably meant as a variable: it is one, or nothing
  /// in the text is.
  private boolean isVariable(String name) {
    return !used.contains(name) && (known.contains(name) || used.isEmpty());
  }

  /// JSON in doubled braces of which some are not.
  private void halfDoubled(int at) {
    int first = at + 2;
    while (first < source.length() && first < at + LENGTH_MAX && source.charAt(first) <= ' ') {
      first++;
    }
    boolean object = source.startsWith("\"", first);
    if (object && !context.inCode(at)) {
      int end = Math.min(source.length(), at + 24);
      int line = source.indexOf('\n', at);
      say(at, line < 0 ? end : Math.min(end, line), BraceSaid.HALF_DOUBLED);
    }
  }

  /// `${topic}` of shells and of JavaScript; before a number it is money.
  private void dollar(int at, int end) {
    if (at == 0 || source.charAt(at - 1) != '$' || (at > 1 && source.charAt(at - 2) == '\\')) {
      return;
    }
    String name = source.substring(at + 1, end - 1);
    boolean number =
        template.variables().stream()
            .anyMatch(each -> each.name().equals(name) && each.type() == Variable.Type.NUMBER);
    if (!number) {
      say(at - 1, end, BraceSaid.DOLLAR, Excerpt.of(name));
      skipTo = end;
    }
  }

  private boolean format(int at) {
    Matcher format = at(ForeignPatterns.FORMAT, at);
    if (!format.lookingAt()) {
      return false;
    }
    String name = format.group(1);
    String spec = source.substring(format.end(1) + 1, format.end() - 1);
    String type = format.group(2);
    // {a:b} and {width:10} may be anything's.
    boolean certain =
        type == null
            || spec.startsWith("%")
            || known.contains(name)
            || (type.matches("[dfs]") && spec.length() == 1)
            || (spec.length() > 1 && (!type.isEmpty() || spec.matches(".*[<>^,._%].*")));
    if (!certain || spec.isEmpty()) {
      return false;
    }
    say(at, format.end(), BraceSaid.SENT, Excerpt.of(nameOf(name)));
    return true;
  }

  private boolean position(int at) {
    Matcher position = at(ForeignPatterns.POSITION, at);
    if (!position.lookingAt()) {
      return false;
    }
    skipTo = position.end();
    String line = source.substring(context.lineStart(at), at);
    boolean beside = open == 0 && (context.follows(variableEnd, at) || beforeVariable(position));
    if (ForeignPatterns.DECLARATION.matcher(line).lookingAt()
        || !(beside || context.inProse(at))
        || !context.endsInProse(position.end())) {
      return true;
    }
    boolean numbered = position.end() > at + 2;
    if (numbered || beside || !context.callsForObject(at)) {
      say(at, position.end(), BraceSaid.NAMELESS);
    }
    return true;
  }

  /// Whether it starts a line and a variable, or another like it, comes next.
  private boolean beforeVariable(Matcher position) {
    int at = position.start();
    boolean starts = at == 0 || source.charAt(at - 1) == '\n';
    int next = source.indexOf('{', position.end());
    return starts
        && next >= 0
        && context.follows(position.end(), next)
        && (PromptText.variableEnd(source, next) > next
            || at(ForeignPatterns.POSITION, next).lookingAt());
  }

  private boolean words(int at) {
    Matcher words = at(ForeignPatterns.WORDS, at);
    if (!words.lookingAt() || words.group(1).strip().split("[ \\t]+").length > WORDS_MAX) {
      return false;
    }
    if (!ForeignPatterns.BEFORE_CODE.contains(context.wordBefore(at))) {
      say(at, words.end(), BraceSaid.SENT, Excerpt.of(nameOf(words.group(1))));
    }
    return true;
  }

  private boolean expression(int at) {
    Matcher expression = at(ForeignPatterns.EXPRESSION, at);
    if (!expression.lookingAt()) {
      return false;
    }
    skipTo = expression.end();
    String word = context.wordBefore(at);
    String name = subject(expression);
    boolean prose =
        context.inProse(at)
            && context.endsInProse(expression.end())
            && !ForeignPatterns.BEFORE_AN_OBJECT.contains(word)
            && !ForeignPatterns.BEFORE_CODE.contains(word);
    boolean certain =
        (open == 0 || context.isQuoted(at, expression.end()))
            && !context.followsParenthesis(at)
            && ForeignPatterns.CERTAIN.matcher(expression.group()).matches();
    if (prose || certain || known.contains(name)) {
      say(at, expression.end(), BraceSaid.SENT, Excerpt.of(nameOf(name)));
    }
    return true;
  }

  /// What an expression is about: `topic` in `topic.upper()` and in `len(topic)`.
  private static String subject(Matcher expression) {
    String name = expression.group(1);
    if (expression.group().charAt(1 + name.length()) != '(') {
      return name;
    }
    int dot = name.indexOf('.');
    Matcher argument = ForeignPatterns.ARGUMENT.matcher(expression.group());
    return dot > 0 ? name.substring(0, dot) : argument.find() ? argument.group(1) : name;
  }

  private boolean unclosed(int at) {
    Matcher unclosed = at(ForeignPatterns.UNCLOSED, at);
    if (!unclosed.lookingAt() || !context.isUnclosed(at)) {
      return false;
    }
    int end = unclosed.end();
    String rest = unclosed.group(2).strip();
    say(
        at,
        rest.isEmpty() || end - at <= 40 ? end : unclosed.end(1),
        BraceSaid.UNCLOSED,
        Excerpt.of(nameOf(unclosed.group(1))));
    return true;
  }

  /// The name that was most probably meant: a known one, or the words in one.
  private String nameOf(String words) {
    String name =
        words
            .strip()
            .replaceAll("[^\\p{L}\\p{M}\\p{Nd}_.]+", "_")
            .replaceAll("^[^\\p{L}_]+|[_.]+$", "");
    String plain = plain(name);
    for (String each : known) {
      if (plain(each).equals(plain)) {
        return each;
      }
    }
    return NearestName.of(name, known).orElse(name);
  }

  private static String plain(String name) {
    return name.replaceAll("[_.]", "").toLowerCase(Locale.ROOT);
  }

  private void say(int from, int to, BraceSaid what, Object... name) {
    skipTo = Math.max(skipTo, to);
    variableEnd = skipTo;
    String shown = Excerpt.of(source.substring(from, to).strip());
    if (told.add(shown)) {
      Place place = context.place(from);
      List<Object> values = new ArrayList<>(List.of(text.title(), shown, place.line()));
      values.addAll(List.of(name));
      findings.add(new Finding(what.of(values.toArray()), place));
    }
  }
}
