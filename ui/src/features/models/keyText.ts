import type { Say } from "../../text/types";
import type { Model } from "./modelQueries";

/** Where a model's key comes from. */
export function keyText(model: Model, say: Say): string {
  if (model.apiKeyEnv) {
    return say("models.key.variable", { variable: model.apiKeyEnv });
  }
  return model.apiKey.stored ? (model.apiKey.hint ?? say("models.key.stored")) : say("word.none");
}
