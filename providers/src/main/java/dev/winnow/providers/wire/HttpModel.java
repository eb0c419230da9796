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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model behind HTTP, by any of the wires.
///
/// What its dialect does not take is not sent. What its server refuses by name is dropped, and an
/// output schema that is refused is sent in the next best way: the request, which cost nothing, is
/// sent again within the same call, and what was learned is remembered.
///
/// Every request carries its key in `Idempotency-Key`; one that was changed by what was learned has
/// a key of its own. Headers of the settings win over ours.
public final class HttpModel implements LanguageModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Everything that can be learned, and some more.
  private static final int LESSONS_MAX = 12;

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final ModelSettings settings;
  private final Wire wire;
  private final Transport transport;
  private final Clock clock;
  private final URI address;
  private final @Nullable String key;
  private final Formats formats;
  private final Dialect dialect;
  private final ReadResponse responses;
  private final Memory memory;
  private final CopyOnWriteArrayList<Said> notes = new CopyOnWriteArrayList<>();
  private volatile @Nullable Prepared prepared;
  private volatile Map<String, List<String>> headers = Map.of();

  /// What is sent with every request by now.
  private record Prepared(Learned learned, Parameters parameters) {}

  /// @param dialect what is known of the model
  /// @param key the credential, or null without one
  /// @param memory what was learned of the model, shared by all that call it alike
  /// @throws IllegalArgumentException when the settings have no base URL
  public HttpModel(
      ModelSettings settings,
      Wire wire,
      Dialect dialect,
      @Nullable String key,
      Memory memory,
      Transport transport,
      Clock clock) {
    if (settings.baseUrl() == null) {
      throw new IllegalArgumentException("A model behind HTTP needs a base URL.");
    }
    this.settings = settings;
    this.wire = wire;
    this.key = key;
    this.memory = memory;
    this.transport = transport;
    this.clock = clock;
    this.dialect = dialect;
    this.address = wire.address(settings.baseUrl());
    this.formats = Formats.of(settings.responseFormat(), dialect, wire);
    this.responses = new ReadResponse(address, settings.model(), key, wire.answers());
    if (!settings.connection().verifyTls()) {
      notes.add(NoteSaid.UNVERIFIED.of(String.valueOf(address.getHost())));
    }
    notes.addAll(wire.notes(settings));
    prepare(memory.learned());
  }

  @Override
  public Reply ask(Request request) throws InterruptedException {
    for (int lessons = 0; ; lessons++) {
      Prepared by = prepare(memory.learned());
      ObjectNode body = body(request, by);
      long start = clock.millis();
      switch (transport.send(exchange(request, body, by.learned()))) {
        case Failure failure -> {
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
          new MakeParameters(settings, dialect, notes::addIfAbsent).of(learned, formats);
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
    if (error == null || !isRefused(read.reply())) {
      return false;
    }
    Learned.Lesson lesson =
        by.learned()
            .from(error, body, by.parameters(), wire, formats, responses.shown(error.message()));
    return lesson != null && memory.learn(by.learned(), lesson);
  }

  private static boolean isRefused(Reply reply) {
    return switch (reply) {
      case Reply.Invalid invalid -> invalid.flaw() == Reply.Invalid.Flaw.REQUEST;
      case Denied denied ->
          denied.obstacle() == Obstacle.MODEL
              && (denied.status() == BAD_REQUEST
                  || denied.status() == NOT_FOUND
                  || denied.status() == UNPROCESSABLE);
      case Unavailable unavailable -> unavailable.fault() == Fault.SERVER;
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
    if (usage.reasoningTokens() == 0 && !completion.thinking().isBlank()) {
      // Counted with the output, but not by itself.
      long thinking = Math.min(usage.outputTokens(), TokenEstimate.of(completion.thinking()));
      return completion.withUsage(
          new Usage(usage.inputTokens(), usage.outputTokens(), usage.cachedTokens(), thinking, 0));
    }
    return completion;
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
