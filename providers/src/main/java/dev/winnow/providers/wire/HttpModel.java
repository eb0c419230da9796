package dev.winnow.providers.wire;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Denied;
import dev.winnow.core.llm.Reply.Denied.Obstacle;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ModelSeen;
import dev.winnow.providers.NoteSaid;
import dev.winnow.providers.RateLimit;
import dev.winnow.providers.TokenEstimate;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.http.Transport.Exchange;
import dev.winnow.providers.http.Transport.Failure;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.reply.ErrorReport;
import dev.winnow.providers.reply.ReadResponse;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model behind HTTP, by any of the wires.
///
/// What its dialect does not take is not sent. What its server refuses by name is dropped, and an
/// output schema that is refused is sent in the next best way: the request, which cost nothing, is
/// sent again within the same call, and what was learned is remembered as long as this model is
/// open.
///
/// Every request carries its key in `Idempotency-Key`; one that was changed by what was learned has
/// a key of its own. Headers of the settings win over ours.
public final class HttpModel implements LanguageModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Everything that can be learned, and some more.
  private static final int LESSONS_MAX = 12;

  private static final Pattern PARAMETER =
      Pattern.compile("unsupported_(parameter|value)|unknown_parameter");
  private static final Pattern GRAMMAR = Pattern.compile("grammar", Pattern.CASE_INSENSITIVE);

  private final ModelSettings settings;
  private final Wire wire;
  private final Transport transport;
  private final Clock clock;
  private final URI address;
  private final @Nullable String key;
  private final Formats formats;
  private final Dialect dialect;
  private final Set<String> own;
  private final ReadResponse responses;
  private final Memory memory = new Memory();
  private final CopyOnWriteArrayList<Said> notes = new CopyOnWriteArrayList<>();
  private volatile @Nullable Prepared prepared;
  private volatile Map<String, List<String>> headers = Map.of();

  /// What is sent with every request by now.
  private record Prepared(Learned learned, Parameters parameters) {}

  /// @param dialect what is known of the model
  /// @param key the credential, or null without one
  /// @throws IllegalArgumentException when the settings have no base URL
  public HttpModel(
      ModelSettings settings,
      Wire wire,
      Dialect dialect,
      @Nullable String key,
      Transport transport,
      Clock clock) {
    if (settings.baseUrl() == null) {
      throw new IllegalArgumentException("A model behind HTTP needs a base URL.");
    }
    this.settings = settings;
    this.wire = wire;
    this.key = key;
    this.transport = transport;
    this.clock = clock;
    this.dialect = dialect;
    this.own = own(settings);
    this.address = wire.address(settings.baseUrl());
    this.formats = Formats.of(settings.responseFormat(), dialect, wire);
    this.responses = new ReadResponse(address, settings.model(), key, wire.answers());
    if (!settings.connection().verifyTls()) {
      notes.add(NoteSaid.UNVERIFIED.of(String.valueOf(address.getHost())));
    }
    notes.addAll(wire.notes(settings));
    prepare(memory.learned());
  }

  /// The fields that the user wants to be sent whatever is known.
  private static Set<String> own(ModelSettings settings) {
    Set<String> own = new HashSet<>(settings.extra().propertyNames());
    own.addAll(settings.extra().path("options").propertyNames());
    return Set.copyOf(own);
  }

  @Override
  public Reply ask(Request request) throws InterruptedException {
    for (int lessons = 0; ; lessons++) {
      Prepared by = prepare(memory.learned());
      ObjectNode body = body(request, by);
      long start = clock.millis();
      switch (transport.send(exchange(request, body, by.learned()))) {
        case Failure failure -> {
          Response partial = failure.partial();
          if (partial != null) {
            // What was streamed before the break was paid for.
            long latency = Math.max(0, clock.millis() - start);
            Reply reply = responses.of(partial, latency, clock.instant()).reply();
            if (reply instanceof Reply.Answered) {
              return counted(reply, request);
            }
          }
          return unavailable(failure);
        }
        case Response response -> {
          headers = response.headers();
          long latency = Math.max(0, clock.millis() - start);
          ReadResponse.Read read = responses.of(response, latency, clock.instant());
          if (lessons == LESSONS_MAX || !learns(read, body, by)) {
            return counted(read.reply(), request);
          }
        }
      }
    }
  }

  @Override
  public List<Said> notes() {
    List<Said> all = new ArrayList<>(notes);
    all.addAll(memory.notes());
    return all;
  }

  /// What was seen of the model so far.
  public ModelSeen seen() {
    return new ModelSeen(
        prepare(memory.learned()).parameters().format(), RateLimit.in(headers), notes());
  }

  private Prepared prepare(Learned learned) {
    Prepared known = prepared;
    if (known == null || known.learned().lessons() != learned.lessons()) {
      Parameters parameters =
          new MakeParameters(settings, dialect, wire.excluded(settings), notes::addIfAbsent)
              .of(learned, formats);
      known = new Prepared(learned, parameters);
      prepared = known;
    }
    return known;
  }

  /// What a request would be sent as.
  ObjectNode body(Request request) {
    return body(request, prepare(memory.learned()));
  }

  private ObjectNode body(Request request, Prepared by) {
    ObjectNode body = wire.body(request, by.parameters());
    wire.merge(body, by.parameters().thinking());
    wire.finish(body);
    by.learned().dropped().forEach(field -> wire.remove(body, field));
    wire.merge(body, settings.extra());
    return body;
  }

  /// Whether the request is to be sent again, as something was learned from its refusal, here or by
  /// another call meanwhile.
  private boolean learns(ReadResponse.Read read, ObjectNode body, Prepared by) {
    ErrorReport error = read.error();
    if (error == null || !isRefused(read.reply(), error)) {
      return false;
    }
    Learned.Refused refused = new Learned.Refused(error, body, by.parameters(), own);
    Learned.Lesson lesson =
        by.learned().from(refused, wire, formats, responses.shown(error.message()));
    return lesson != null && memory.learn(by.learned(), lesson);
  }

  private static boolean isRefused(Reply reply, ErrorReport error) {
    return switch (reply) {
      case Reply.Invalid invalid -> invalid.flaw() == Reply.Invalid.Flaw.REQUEST;
      // "Not supported with this model" may be said of a parameter.
      case Denied denied ->
          denied.obstacle() == Obstacle.MODEL
              && PARAMETER.matcher(error.code()).find()
              && !error.param().equals("model");
      // llama.cpp fails over a schema that it makes no grammar of.
      case Unavailable unavailable ->
          unavailable.fault() == Fault.SERVER && GRAMMAR.matcher(error.words()).find();
      case Reply other -> false;
    };
  }

  /// What the provider did not count is estimated, and marked.
  private static Reply counted(Reply reply, Request request) {
    return switch (reply) {
      case Reply.Text it -> new Reply.Text(counted(it.completion(), request));
      case Reply.Truncated it -> new Reply.Truncated(counted(it.completion(), request));
      case Reply.Refused it -> new Reply.Refused(counted(it.completion(), request), it.reason());
      case Reply other -> other;
    };
  }

  private static Completion counted(Completion completion, Request request) {
    Usage usage = completion.usage();
    if (request.embeds()) {
      long input = usage.total() == 0 ? TokenEstimate.of(request) : 0;
      return input == 0 ? completion : completion.withUsage(new Usage(input, 0, 0, 0, input));
    }
    boolean wrote = !completion.text().isBlank() || !completion.thinking().isBlank();
    if (!wrote) {
      return completion;
    }
    if (usage.total() == 0) {
      long thinking = TokenEstimate.of(completion.thinking());
      long input = TokenEstimate.of(request);
      long output = TokenEstimate.of(completion.text()) + thinking;
      return completion.withUsage(new Usage(input, output, 0, thinking, input + output));
    }
    long written = isBrokenOff(completion) ? written(completion) : 0;
    if (written > usage.outputTokens()) {
      // The last count had not come yet.
      long input = usage.inputTokens() == 0 ? TokenEstimate.of(request) : usage.inputTokens();
      return completion.withUsage(
          new Usage(input, written, usage.cachedTokens(), usage.reasoningTokens(), written));
    }
    if (usage.reasoningTokens() == 0 && !completion.thinking().isBlank()) {
      // Counted with the output, but not by itself.
      long thinking = Math.min(usage.outputTokens(), TokenEstimate.of(completion.thinking()));
      return completion.withUsage(
          new Usage(usage.inputTokens(), usage.outputTokens(), usage.cachedTokens(), thinking, 0));
    }
    return completion;
  }

  private static boolean isBrokenOff(Completion completion) {
    return new Reply.Truncated(completion).brokenOff();
  }

  private static long written(Completion completion) {
    return TokenEstimate.of(completion.text()) + TokenEstimate.of(completion.thinking());
  }

  private Exchange exchange(Request request, ObjectNode body, Learned learned) {
    boolean streams = body.path("stream").asBoolean(false);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", "application/json");
    all.put("Accept", streams ? "text/event-stream, application/json" : "application/json");
    all.put("User-Agent", "winnow");
    all.put(
        "Idempotency-Key",
        learned.lessons() == 0 ? request.key() : request.key() + "~" + learned.lessons());
    all.putAll(wire.headers(key));
    settings
        .headers()
        .forEach((name, value) -> {
          all.keySet().removeIf(name::equalsIgnoreCase);
          all.put(name, value);
        });
    return new Exchange(
        "POST",
        address,
        all,
        JSON.writeValueAsString(body),
        settings.connection(),
        settings.limits());
  }

  private Reply unavailable(Failure failure) {
    Said said = failure.said().with(responses::shown);
    Fault fault =
        switch (failure.kind()) {
          case FORBIDDEN -> null;
          case UNREACHABLE -> Fault.UNREACHABLE;
          case DISCONNECTED -> Fault.DISCONNECTED;
          case TIMEOUT -> Fault.TIMEOUT;
          case TOO_LARGE -> Fault.UNREADABLE;
        };
    return fault == null
        ? new Denied(Obstacle.MODEL, 0, said)
        : new Unavailable(fault, failure.status(), null, said);
  }
}
