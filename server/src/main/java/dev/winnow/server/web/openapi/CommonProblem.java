package dev.winnow.server.web.openapi;

import dev.winnow.core.say.Said;
import dev.winnow.core.task.FieldSaid;
import dev.winnow.server.web.ProblemDocument;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.edge.StrictBody;
import dev.winnow.server.web.repeat.KeyedPosts;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// The problems that many operations answer with.
enum CommonProblem {
  BAD_REQUEST(
      "The request is wrong: VALIDATION says which fields; BAD_JSON and BAD_ENCODING where in the body"),
  NOT_FOUND("There is no such thing"),
  NOT_ACCEPTABLE("Accept names nothing this can be sent as"),
  CONFLICT("It does not go with the state things are in"),
  PRECONDITION_FAILED("It has changed since the version in If-Match"),
  CONTENT_TOO_LARGE("The body is larger than 8 MB"),
  UNSUPPORTED_MEDIA_TYPE("The Content-Type is not understood here"),
  UNPROCESSABLE_CONTENT("The Idempotency-Key came with another request before"),
  INTERNAL_SERVER_ERROR("A fault of the service; its log says more under the id"),
  SERVICE_UNAVAILABLE(
      "The database cannot be reached; repeat the request after Retry-After seconds");

  private static final Instant SOME_TIME = Instant.parse("2026-11-25T08:30:00Z");
  private static final String SOME_FAULT = "6f1c2b3a";

  private final String description;

  CommonProblem(String description) {
    this.description = description;
  }

  /// One for an example.
  private Refusal refusal() {
    return switch (this) {
      case BAD_REQUEST ->
          Refusal.invalid("name", FieldSaid.MISSING.of().then(FieldSaid.WRITE_ONE.of()));
      case NOT_FOUND -> Refusal.notFound(Thing.TASK, "0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f");
      case NOT_ACCEPTABLE -> of(name(), RefusalSaid.ACCEPT.of("image/png", "application/json"));
      case CONFLICT -> Refusal.nameTaken(Thing.MODEL, "fast");
      case PRECONDITION_FAILED -> Refusal.stale(Thing.TEMPLATE, "\"4\"");
      case CONTENT_TOO_LARGE ->
          of("PAYLOAD_TOO_LARGE", RefusalSaid.TOO_LARGE.of(StrictBody.BYTES_MAX));
      case UNSUPPORTED_MEDIA_TYPE ->
          of(name(), RefusalSaid.CONTENT_TYPE.of("text/csv", "application/json"));
      case UNPROCESSABLE_CONTENT -> of("IDEMPOTENCY_KEY_REUSED", RefusalSaid.KEY_REUSED.of());
      case INTERNAL_SERVER_ERROR -> of("INTERNAL", RefusalSaid.FAULT.of(SOME_FAULT));
      case SERVICE_UNAVAILABLE -> of("DATABASE_UNAVAILABLE", RefusalSaid.DATABASE.of());
    };
  }

  private Refusal of(String code, Said said) {
    return Refusal.of(HttpStatus.valueOf(name()), code, said);
  }

  String status() {
    return Integer.toString(HttpStatus.valueOf(name()).value());
  }

  String componentName() {
    StringBuilder words = new StringBuilder();
    for (String word : name().split("_", -1)) {
      words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }

  /// Whether an operation may answer so.
  boolean concerns(String path, HttpMethod method, Operation operation) {
    boolean changing = method != HttpMethod.GET && method != HttpMethod.HEAD;
    return switch (this) {
      case BAD_REQUEST, NOT_ACCEPTABLE, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE -> true;
      case NOT_FOUND -> path.contains("{");
      case CONFLICT -> changing;
      case PRECONDITION_FAILED -> changing && method != HttpMethod.POST;
      case CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> operation.getRequestBody() != null;
      case UNPROCESSABLE_CONTENT -> method == HttpMethod.POST && KeyedPosts.isOne(path);
    };
  }

  ApiResponse response() {
    ApiResponse response =
        new ApiResponse()
            .description(description)
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                            .example(example())));
    if (this == SERVICE_UNAVAILABLE) {
      Schema<Integer> seconds = new Schema<>();
      seconds.setTypes(java.util.Set.of("integer"));
      response.addHeaderObject(
          "Retry-After", new Header().description("Seconds to wait").schema(seconds));
    }
    return response;
  }

  private ProblemDocument example() {
    String id = this == INTERNAL_SERVER_ERROR ? SOME_FAULT : null;
    return ProblemDocument.of("/api/v1/models", refusal(), id, SOME_TIME);
  }
}
