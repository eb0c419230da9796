package dev.winnow.server.template;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Sources;
import dev.winnow.core.task.ReadTemplateDocument;
import dev.winnow.core.task.TemplateResult;
import dev.winnow.core.template.CheckTemplate.Finding;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.document.ReadDocument;
import dev.winnow.storage.template.TemplateContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/// Reads bodies that hold templates, by the same code as task files: exact numbers, each key once,
/// bounded depth.
final class TemplateBody {

  static final String YAML = "application/yaml";
  static final String YAML_TEXT = "text/yaml";

  /// A template as a YAML file.
  static final String EXAMPLE =
      """
      name: qa_template
      prompt: |
        Write {count} questions about {topic}, with answers.
        [{"question": "...", "answer": "..."}]
      """;

  private TemplateBody() {}

  /// What a body of this type is called, which chooses its reader.
  static String name(String contentType) {
    return isJson(contentType) ? "body.json" : "body.yaml";
  }

  private static boolean isJson(String contentType) {
    return MediaType.parseMediaType(contentType).isCompatibleWith(MediaType.APPLICATION_JSON);
  }

  /// A request as a document.
  ///
  /// @throws Refusal when it is larger, or nested deeper, than a document may be
  static Document document(ObjectNode body) {
    read(ExactJson.write(body).getBytes(StandardCharsets.UTF_8), "body.json");
    return new Document("body.json", body, Map.of());
  }

  private static Document read(byte[] body, String name) {
    return switch (ReadDocument.parse(body, name)) {
      case DocumentResult.Found found -> found.document();
      case DocumentResult.Broken broken ->
          throw Refusal.invalid(
              FieldErrors.placed(broken.problems(), Sources.of(broken.document())));
    };
  }

  /// A template to be kept, as a request holds it.
  ///
  /// @throws Refusal when it is none
  static TemplateContent content(ObjectNode body) {
    ObjectNode written = body.deepCopy();
    written.remove(TemplateView.KEEPING);
    return content(document(written), true);
  }

  /// A template to be kept, as a file holds it.
  ///
  /// @throws Refusal when it is none
  static TemplateContent content(byte[] body, String contentType) {
    Document document = read(body, name(contentType));
    return isJson(contentType) && document.tree() instanceof ObjectNode request
        ? content(request)
        : content(document, false);
  }

  private static TemplateContent content(Document document, boolean request) {
    return switch (ReadTemplateDocument.readNamed(document)) {
      case TemplateResult.Ready ready when document.tree() instanceof ObjectNode map ->
          TemplateContent.of(ready.template(), map);
      case TemplateResult.Ready ready -> throw new IllegalStateException("A template is a map.");
      case TemplateResult.Rejected rejected -> {
        List<Problem> errors = errors(rejected.findings());
        throw Refusal.invalid(
            request ? FieldErrors.of(errors) : FieldErrors.placed(errors, Sources.of(document)));
      }
    };
  }

  private static List<Problem> errors(List<Finding> findings) {
    return findings.stream()
        .map(Finding::problem)
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }
}
