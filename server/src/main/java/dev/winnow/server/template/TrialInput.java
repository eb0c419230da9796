package dev.winnow.server.template;

import dev.winnow.server.web.openapi.DraftOf;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bodies of requests to see a template rendered or tried: the documentation of what the core's own
/// reader reads.
final class TrialInput {

  private static final String VALUES =
      "Values of the template's variables, as the parameters of a task: texts, numbers, booleans";
  private static final String SEED = "Decides what is drawn: the same seed draws the same";
  private static final String RENDER_COUNT =
      "Rows the request asks for, 1 to 1,000; 5 where nothing is said and the prompt uses {count}, else 1";
  private static final String TRY_COUNT =
      "Rows the request asks for, 1 to 20; 5 where nothing is said and the prompt uses {count}, else 1";

  private TrialInput() {}

  /// To render a stored template.
  @Schema(name = "TemplateRenderRequest", description = "What to fill a stored template with")
  record Render(
      @Schema(description = VALUES, example = "{\"topic\": \"Medical health\"}")
          @Nullable Map<String, Object> values,
      @Schema(description = RENDER_COUNT, example = "5") @Nullable Integer count,
      @Schema(description = SEED + "; 0 where nothing is said") @Nullable Long seed) {}

  /// To render a template that is not stored.
  @Schema(
      name = "TemplateRenderUnsavedRequest",
      description = "A template and what to fill it with")
  record RenderUnsaved(
      @Schema(ref = DraftOf.TEMPLATE, requiredMode = Schema.RequiredMode.REQUIRED)
          TemplateInput template,
      @Schema(description = VALUES, example = "{\"topic\": \"Medical health\"}")
          @Nullable Map<String, Object> values,
      @Schema(description = RENDER_COUNT, example = "5") @Nullable Integer count,
      @Schema(description = SEED + "; 0 where nothing is said") @Nullable Long seed) {}

  /// To try a stored template.
  @Schema(name = "TemplateTryRequest", description = "Whom to ask, with which values")
  record Try(
      @Schema(description = "The stored model to ask", requiredMode = Schema.RequiredMode.REQUIRED)
          UUID modelId,
      @Schema(description = VALUES, example = "{\"topic\": \"Medical health\"}")
          @Nullable Map<String, Object> values,
      @Schema(description = TRY_COUNT, example = "3") @Nullable Integer count,
      @Schema(description = SEED + "; another one each time where nothing is said")
          @Nullable Long seed,
      @Schema(description = "0 to 2, over the model's and the template's own")
          @Nullable Double temperature,
      @Schema(description = "Over 0, up to 1, likewise") @Nullable Double topP,
      @Schema(description = "The longest answer in tokens, likewise") @Nullable Integer maxTokens,
      @Schema(description = "Texts that end the answer, likewise") @Nullable List<String> stop) {}

  /// To try a template that is not stored.
  @Schema(
      name = "TemplateTryUnsavedRequest",
      description = "A template, whom to ask, with which values")
  record TryUnsaved(
      @Schema(ref = DraftOf.TEMPLATE, requiredMode = Schema.RequiredMode.REQUIRED)
          TemplateInput template,
      @Schema(description = "The stored model to ask", requiredMode = Schema.RequiredMode.REQUIRED)
          UUID modelId,
      @Schema(description = VALUES, example = "{\"topic\": \"Medical health\"}")
          @Nullable Map<String, Object> values,
      @Schema(description = TRY_COUNT, example = "3") @Nullable Integer count,
      @Schema(description = SEED + "; another one each time where nothing is said")
          @Nullable Long seed,
      @Schema(description = "0 to 2, over the model's and the template's own")
          @Nullable Double temperature,
      @Schema(description = "Over 0, up to 1, likewise") @Nullable Double topP,
      @Schema(description = "The longest answer in tokens, likewise") @Nullable Integer maxTokens,
      @Schema(description = "Texts that end the answer, likewise") @Nullable List<String> stop) {}
}
