package dev.winnow.providers.wire;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.say.Said;
import dev.winnow.providers.NoteSaid;
import dev.winnow.providers.reply.ErrorReport;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a server taught by refusing requests: a value; each lesson makes a new one.
///
/// @param dropped fields of the body that are no longer sent
/// @param maxTokensField what the server wants to have the token limit called; null where it did
///   not say
/// @param formats how many ways to send the output schema were refused
/// @param streamed whether the server only streams
/// @param lessons how much was learned, from 0
record Learned(
    Set<String> dropped,
    @Nullable String maxTokensField,
    int formats,
    boolean streamed,
    int lessons) {

  static final Learned NOTHING = new Learned(Set.of(), null, 0, false, 0);

  private static final List<String> LIMITS = List.of("max_tokens", "max_completion_tokens");

  private static final Pattern REFUSES =
      Pattern.compile(
          "unsupported|not (be )?support|n't support|unknown|unrecogni[sz]ed|unexpected|extra (inputs|forbidden)|"
              + "not (permitted|allowed|available|valid|accepted)|deprecated|no longer|"
              + "invalid (parameter|option|value|argument|schema|type)|"
              + "cannot be|can(not|'t) (both|use)|must be|should be|only (the )?default|mutually exclusive|incompatible|"
              + "not compatible|too (complex|many)|"
              + "out of range|不支持|无效|不合法|只支持|仅支持|取值范围",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REFUSING_CODE =
      Pattern.compile(
          "unsupported|unknown_(parameter|field)|extra_forbidden|invalid_(parameter|value|schema)",
          Pattern.CASE_INSENSITIVE);

  /// What the model wrote is refused, not what it was asked.
  private static final Pattern GENERATED =
      Pattern.compile(
          "_failed|json_(validate|parse|generation)|invalid_model_output",
          Pattern.CASE_INSENSITIVE);

  /// Where a schema or a tool stands in a request.
  private static final Pattern SCHEMA_FIELD =
      Pattern.compile("(response_format|output_config|tools|tool_choice|format)\\b.*");

  private static final Pattern SCHEMA =
      Pattern.compile(
          "response_?format|json_?schema|json_object|structured[ _-]?output|output_config|output_format|"
              + "tool_choice|\\btools?\\b|function call|guided_|grammar|json mode|schema|the word .?json",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STREAM =
      Pattern.compile(
          "only supports? stream|only .{0,20}stream mode|non-?stream\\w*[^.]{0,40}(not|un)|"
              + "(must|should|please) (be )?(set |enable |use )[^.]{0,30}stream|stream(ing)? (is required|must be)|"
              + "set to false for non-?stream|streaming is (strongly )?(required|recommended)|仅支持流式|只支持流式",
          Pattern.CASE_INSENSITIVE);

  /// Words that are so common that they count in quotes only, or as a path.
  private static final Set<String> COMMON =
      Set.of(
          "stop", "seed", "format", "think", "thinking", "reasoning", "stream_options", "options");

  /// A lesson, and what people should know of it.
  record Lesson(Learned learned, Said note) {}

  /// What is to be learned from a refusal; null where it is of something else, or where nothing is
  /// left to be learned.
  ///
  /// @param call what was refused
  /// @param wire by which it was sent
  /// @param ways the ways to send an output schema
  /// @param said the provider's sentence, fit to be shown
  @Nullable Lesson from(Refused call, Wire wire, Formats ways, String said) {
    ErrorReport error = call.error();
    Parameters sent = call.sent();
    // What the model is called says nothing.
    String words =
        error.words().replaceAll("(?<![\\w-])" + Pattern.quote(sent.model()) + "(?![\\w-])", " ");
    if (!sent.stream() && STREAM.matcher(words).find()) {
      return new Lesson(
          new Learned(dropped, maxTokensField, formats, true, lessons + 1),
          NoteSaid.STREAM.of(said));
    }
    boolean refuses = REFUSES.matcher(words).find() || REFUSING_CODE.matcher(error.code()).find();
    if (!refuses || GENERATED.matcher(error.code()).find()) {
      return null;
    }
    String renamed = otherLimit(call, words);
    if (renamed != null) {
      return new Lesson(
          new Learned(dropped, renamed, formats, streamed, lessons + 1),
          NoteSaid.RENAMED.of(sent.maxTokensField(), renamed, said));
    }
    String field = named(call, words, wire);
    if (field != null) {
      Set<String> more = new HashSet<>(dropped);
      more.add(field);
      Parameter parameter = wire.fields().get(field);
      return new Lesson(
          new Learned(Set.copyOf(more), maxTokensField, formats, streamed, lessons + 1),
          NoteSaid.REFUSED.of(parameter == null ? field : parameter.field(), said));
    }
    boolean ofSchema =
        error.param().isEmpty()
            ? SCHEMA.matcher(words).find()
            : SCHEMA_FIELD.matcher(error.param()).matches();
    if (sent.format() != ResponseFormat.NONE && ofSchema) {
      ResponseFormat next = ways.at(formats + 1);
      String was = word(sent.format());
      return new Lesson(
          new Learned(dropped, maxTokensField, formats + 1, streamed, lessons + 1),
          next == ResponseFormat.NONE
              ? NoteSaid.NO_FORMAT.of(was, said)
              : NoteSaid.FORMAT.of(was, word(next), said));
    }
    return null;
  }

  /// A request that a server refused.
  ///
  /// @param error why
  /// @param body what was sent
  /// @param sent from what it was made
  /// @param own the fields that the user wants to be sent whatever is known
  record Refused(ErrorReport error, ObjectNode body, Parameters sent, Set<String> own) {

    /// Whether a field is what the server names: in a place of its own where it has one, else in
    /// its words.
    boolean names(String field, String words) {
      String param = error.param();
      return param.isEmpty()
          ? isNamed(field, words)
          : param.equals(field) || param.startsWith(field + ".") || param.startsWith(field + "[");
    }
  }

  private static String word(ResponseFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  /// The other name of the token limit, where the server names both or refuses the one.
  private static @Nullable String otherLimit(Refused call, String words) {
    for (String limit : LIMITS) {
      String other = LIMITS.get(1 - LIMITS.indexOf(limit));
      boolean ours = call.body().has(limit) && !call.own().contains(limit);
      if (ours && call.names(limit, words) && isNamed(other, words)) {
        return other;
      }
    }
    return null;
  }

  /// The field of the body that the server refuses; null where it names none that may be left out.
  private @Nullable String named(Refused call, String words, Wire wire) {
    // Of two that do not go together the less usual one goes.
    return Stream.of(
            Stream.of("top_p", "temperature"),
            wire.fields().keySet().stream().sorted(),
            Stream.of("stream_options"),
            call.sent().thinking().propertyNames().stream())
        .flatMap(fields -> fields)
        .filter(field -> !field.equals("output_config") && wire.has(call.body(), field))
        .filter(field -> !call.own().contains(field) && !dropped.contains(field))
        .filter(field -> call.names(field, words))
        .findFirst()
        .orElse(null);
  }

  private static boolean isNamed(String field, String words) {
    String name = Pattern.quote(field);
    String quoted =
        "['\"`‘“]" + name + "['\"`’”.:\\[]|options\\." + name + "\\b|\\b" + name + "\\s*:";
    String plain = "(?<![\\w.-])" + name + "(?![\\w-])";
    String common =
        "(parameter|field|argument|参数)s?:?\\s+" + name + "\\b|support " + name + "(ing)?\\b";
    return Pattern.compile(
            COMMON.contains(field) ? quoted + "|" + common : quoted + "|" + plain,
            Pattern.CASE_INSENSITIVE)
        .matcher(words)
        .find();
  }
}
