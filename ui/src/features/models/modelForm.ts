import { filled } from "../../shared/filled";
import { isSame } from "../../shared/same";
import type { Model, ModelBody, ModelPreset } from "./modelQueries";

/** What stands in the form's fields. */
export interface ModelFields extends Omit<ModelBody, "apiKey" | "extra" | "headers" | "stop"> {
  readonly apiKey?: string;
  readonly removeKey?: boolean;
}

export const NEW_MODEL: ModelFields = { name: "", provider: "openai", responseFormat: "auto" };

export function fieldsOf(model: Model): ModelFields {
  const { name, description, provider, baseUrl, apiKeyEnv, temperature, topP, maxTokens, seed, responseFormat } = model;
  return {
    name,
    description,
    provider,
    baseUrl: provider === "offline" ? undefined : baseUrl,
    model: provider === "offline" ? undefined : model.model,
    apiKeyEnv,
    temperature,
    topP,
    maxTokens,
    seed,
    responseFormat,
    limits: model.limits,
    latencyMillis: model.latencyMillis,
  };
}

/**
 * The fields after another preset was chosen: its provider, address and model, and what it suggests as long as nobody has
 * typed something else.
 *
 * @param before what was filled in until now, by the preset before or for a new model
 */
export function withPreset(now: ModelFields, before: ModelFields, next: ModelFields): ModelFields {
  const suggested = (name: "name" | "description") =>
    !now[name] || now[name] === before[name] ? next[name] : now[name];
  const { provider, baseUrl, model, responseFormat } = next;
  return {
    ...now,
    name: suggested("name") ?? "",
    description: suggested("description"),
    provider,
    baseUrl,
    model,
    responseFormat,
  };
}

export function fieldsOfPreset(preset: ModelPreset, description: string): ModelFields {
  const offline = preset.provider === "offline";
  return {
    ...NEW_MODEL,
    name: preset.name,
    description,
    provider: preset.provider as ModelFields["provider"],
    baseUrl: offline ? undefined : preset.regions[0]?.baseUrl,
    model: offline ? undefined : preset.models[0]?.id,
  };
}

/**
 * What is sent: of the fields, those that say something, and of a stored model what has no field here. A stored key stays
 * unless another is given or its removal is asked for.
 */
export function bodyOf({ removeKey, ...fields }: ModelFields, known: Model | null): ModelBody {
  const offline = fields.provider === "offline";
  const body: Record<string, unknown> = {
    ...(known && { extra: known.extra, headers: known.headers, stop: known.stop }),
    ...fields,
    limits: filled({ ...known?.limits, ...fields.limits }),
  };
  for (const name of offline ? OF_REMOTE : ["latencyMillis"]) {
    delete body[name];
  }
  if (removeKey && known?.apiKey.stored && !fields.apiKey && !offline) {
    return { ...(trimmed(body) as unknown as ModelBody), apiKey: null };
  }
  return trimmed(body) as unknown as ModelBody;
}

/** Whether saving would change nothing. */
export function isAsStored(fields: ModelFields, known: Model): boolean {
  return isSame(bodyOf(fields, known), bodyOf(fieldsOf(known), known));
}

const OF_REMOTE = ["apiKey", "apiKeyEnv", "baseUrl", "model", "extra", "headers", "responseFormat"];

/** Of fields, those that say something, without the blanks around them. */
function trimmed(fields: object): Record<string, unknown> {
  const whole = Object.entries(filled(fields)).map(([name, value]) => [
    name,
    typeof value === "string" ? value.trim() : value,
  ]);
  return Object.fromEntries(whole);
}

/** Whether the stored key may go to this address: only within the same scheme, host and port. */
export function sameOrigin(one: string | null | undefined, other: string | null | undefined): boolean {
  try {
    return new URL(one ?? "").origin === new URL(other ?? "").origin;
  } catch {
    return false;
  }
}
