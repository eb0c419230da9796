package dev.winnow.core.template;

import dev.winnow.core.document.Words;
import java.util.Set;
import java.util.regex.Pattern;

/// How variables look in other systems, and what stands around braces that are none.
final class ForeignPatterns {

  static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_.]*";

  /// Jinja, Mustache, Handlebars, Liquid: a name, maybe with filters.
  static final Pattern DOUBLED =
      Pattern.compile("\\{\\{[-~&]?\\s*(" + NAME + ")\\s*(\\|[^{}\\n]{0,60})?[-~]?}}");

  static final Pattern DOUBLED_WORDS =
      Pattern.compile("\\{\\{\\s*(\\p{L}[\\p{L}\\p{M}\\p{Nd}_ -]{0,60})}}");

  static final Pattern BLOCK =
      Pattern.compile(
          "\\{%[^\\n]{0,200}?%}|\\{#[^\\n]{0,200}?#}|\\{\\{[#/^>!][^{}\\n]{0,100}}}|<%=?[^\\n]{0,200}?%>");

  /// Python's conversions and formats, with a type or a sign that only they have.
  static final Pattern FORMAT =
      Pattern.compile(
          "\\{("
              + NAME
              + ")(?:![rsa](?::[^{}\\n]{0,20})?"
              + "|:%[^{}\\n]{1,20}"
              + "|:(?:.?[<>^=])?[+-]?#?0?[0-9]{0,3}[,_]?(?:\\.[0-9]{1,2})?([bcdeEfFgGnosxX%]?))}");

  /// An expression, an index, a filter, a default: `{topic|upper}`, `{items[0]}`, `{topic=cells}`.
  static final Pattern EXPRESSION =
      Pattern.compile(
          "\\{(" + NAME + ")(?:[^\\p{L}\\s{}\"'][^{}\\s\"]{0,40}|=|\\[\"[^{}\\s\"]{0,40}\"])}");

  /// Expressions that only Python and JavaScript fill in: `{topic.upper()}`, `{topic[0]}`, `{x=}`.
  static final Pattern CERTAIN =
      Pattern.compile(
          "\\{"
              + NAME
              + "(?:\\.(?:upper|lower|title|capitalize|strip|lstrip|rstrip|trim|replace|join|split"
              + "|format|toUpperCase|toLowerCase|toString)\\(.*|(?:\\[[^\\[\\]]{1,30}])+|=(?:![rsa])?)}");

  static final Pattern ARGUMENT = Pattern.compile("\\((" + NAME + ")");

  static final Pattern POSITION = Pattern.compile("\\{[0-9]{0,2}(?:![rsa]|:[^{}\\n]{1,10})?}");
  static final Pattern WORDS =
      Pattern.compile("\\{[ \\t]*([\\p{L}_][\\p{L}\\p{M}\\p{Nd}_ .'’/\\-\\t]{0,79}?)[ \\t]*}");
  static final Pattern UNCLOSED =
      Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{M}\\p{Nd}_.]*)([^{}\"“”:：;=()<>\\n\\r]*)");
  static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*(?:\\w+ ){0,3}(?:class|interface|struct|enum|function|def|record|impl)\\b");
  static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*(```+|~~~+)[ \\t]*([\\w+#-]*)[^\\n]*$");

  /// Languages of fences whose braces are looked at.
  static final Set<String> PROSE =
      Set.of("", "json", "jsonl", "json5", "jsonc", "text", "txt", "markdown", "md", "yaml", "xml");

  /// Words before an empty pair of braces that means an empty object.
  static final Set<String> BEFORE_AN_OBJECT =
      Set.of(
          "return", "returns", "output", "outputs", "respond", "reply", "answer", "with", "object",
          "objects", "dict", "json", "empty", "or", "is", "as", "just", "only", "exactly", "返回",
          "输出", "回复", "为", "空", "对象", "是", "或");

  /// Words before a colon and an object.
  static final Set<String> NAMES_OF_OBJECTS =
      Words.of(
          """
          example examples default result format input config args arguments parameters metadata
          参数 示例 例如 格式 结果 默认
          """);

  /// Words before braces that are code.
  static final Set<String> BEFORE_CODE =
      Words.of(
          """
          import export const let var return type class interface struct enum union namespace do
          else try finally switch
          """);

  /// Signs before a brace that make it code, mathematics or JSON.
  static final String CODE = "=$#%\\^}])>@&*+!~";

  private ForeignPatterns() {}
}
