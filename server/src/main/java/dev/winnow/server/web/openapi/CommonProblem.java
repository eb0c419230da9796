package dev.winnow.server.web.openapi;

import dev.winnow.server.web.repeat.KeyedPosts;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// The problems that many operations answer with.
enum CommonProblem {
  BAD_REQUEST(
      400,
      "VALIDATION",
      "name is missing. Write a name.",
      "The request is wrong: VALIDATION says which fields; BAD_JSON and BAD_ENCODING where in the body"),
  NOT_FOUND(
      404,
      "NOT_FOUND",
      "There is no task 0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f.",
      "There is no such thing"),
  NOT_ACCEPTABLE(
      406,
      "NOT_ACCEPTABLE",
      "Accept (image/png) is nothing this can be sent as. Take application/json.",
      "Accept names nothing this can be sent as"),
  CONFLICT(
      409,
      "NAME_TAKEN",
      "There is a model named \"fast\" already. Choose another name.",
      "It does not go with the state things are in"),
  PRECONDITION_FAILED(
      412,
      "STALE",
      "The template has changed since you read it (it is \"4\" now). Read it again and repeat your change.",
      "It has changed since the version in If-Match"),
  CONTENT_TOO_LARGE(
      413,
      "PAYLOAD_TOO_LARGE",
      "The body is larger than 8,388,608 bytes. Send less at once.",
      "The body is larger than 8 MB"),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "Content-Type (text/csv) is not understood here. Send application/json.",
      "The Content-Type is not understood here"),
  UNPROCESSABLE_CONTENT(
      422,
      "IDEMPOTENCY_KEY_REUSED",
      "This Idempotency-Key came with another request before. Take a new key for a new request.",
      "The Idempotency-Key came with another request before"),
  INTERNAL_SERVER_ERROR(
      500,
      "INTERNAL",
      "Something went wrong inside (6f1c2b3a). The service's log says more under this id.",
      "A fault of the service; its log says more under the id"),
  SERVICE_UNAVAILABLE(
      503,
      "DATABASE_UNAVAILABLE",
      "The database cannot be reached. Repeat the request in a few seconds.",
      "The database cannot be reached; repeat the request after Retry-After seconds");

  private final int status;
  private final String code;
  private final String message;
  private final String description;

  CommonProblem(int status, String code, String message, String description) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.description = description;
  }

  String status() {
    return Integer.toString(status);
  }

  String componentName() {
    StringBuilder words = new StringBuilder();
    for (String word : name().split("_", -1)) {
      words.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
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

  private Map<String, Object> example() {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", "about:blank");
    HttpStatus known = HttpStatus.resolve(status);
    example.put("title", known == null ? "Error" : known.getReasonPhrase());
    example.put("status", status);
    example.put("detail", message);
    example.put("instance", "/api/v1/models");
    example.put("code", code);
    example.put("message", message);
    example.put("path", "/api/v1/models");
    example.put("timestamp", "2026-11-25T08:30:00.000Z");
    example.put(
        "errors",
        this == BAD_REQUEST
            ? List.of(Map.of("field", "name", "message", "is missing. Write a name."))
            : List.of());
    if (this == INTERNAL_SERVER_ERROR) {
      example.put("id", "6f1c2b3a");
    }
    return example;
  }
}
