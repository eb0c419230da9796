package dev.winnow.server.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Describes drafts: what is checked or tried before it is kept is like what is kept, but need not
/// have a name yet.
public final class DraftOf implements GlobalOpenApiCustomizer {

  private static final String SCHEMAS = "#/components/schemas/";

  /// A reference to a model that need not have a name.
  public static final String MODEL = SCHEMAS + "ModelDraft";

  /// A reference to a template that need not have a name.
  public static final String TEMPLATE = SCHEMAS + "TemplateDraft";

  private static final Map<String, String> KEPT =
      Map.of("ModelDraft", "ModelSettings", "TemplateDraft", "TemplateInput");

  @Override
  public void customise(OpenAPI document) {
    KEPT.forEach((draft, kept) -> {
      Schema<?> schema = document.getComponents().getSchemas().get(kept);
      if (schema != null) {
        document.getComponents().addSchemas(draft, nameless(kept, schema));
      }
    });
  }

  private static Schema<?> nameless(String name, Schema<?> kept) {
    List<String> required = kept.getRequired().stream().filter(it -> !it.equals("name")).toList();
    Schema<?> draft = new JsonSchema();
    draft.setTypes(kept.getTypes());
    draft.setDescription("Like %s, but that its name may be left out".formatted(name));
    draft.setProperties(kept.getProperties());
    draft.setRequired(required.isEmpty() ? null : required);
    draft.setExample(kept.getExample());
    return draft;
  }
}
