import { isMap, readJson, writeJson } from "../../api/exactJson";
import { filled } from "../../shared/filled";
import { isSame } from "../../shared/same";
import type { Model, ModelBody, ModelDraft, ModelPreset } from "./modelQueries";
import { placeholdersOf, presetOf } from "./presets";

/** The fields that hold an object of JSON, as it is typed. */
export const JSON_FIELDS = ["headers", "extra", "dialect"] as const;

/** What stands in the form's fields. */
export interface ModelFields extends Omit<ModelBody, "apiKey" | (typeof JSON_FIELDS)[number]> {
  readonly apiKey?: string;
  readonly removeKey?: boolean;
  readonly headers?: string;
  readonly extra?: string;
  readonly dialect?: string;
}

export const NEW_MODEL: ModelFields = { name: "", provider: "openai", responseFormat: "auto", thinking: "auto" };

export function fieldsOf(model: Model): ModelFields {
  const { name, description, provider, baseUrl, apiKeyEnv, temperature, topP, maxTokens, seed, responseFormat } = model;
  const { stop, stream, limits, latencyMillis, connection } = model;
  const offline = provider === "offline";
  return {
    name,
    description,
    provider,
    baseUrl: offline ? undefined : baseUrl,
    model: offline ? undefined : model.model,
    apiKeyEnv,
    temperature,
    topP,
    maxTokens,
    seed,
    stop,
    responseFormat,
    thinking: model.thinking ?? "auto",
    stream,
    limits,
    connection,
    latencyMillis,
    headers: textOf(model.headers),
    extra: textOf(model.extra),
    dialect: textOf(filled(model.dialect ?? {})),
  };
}

/**
 * Where a model is called once a preset is chosen: an address that nobody has typed gives way, and so does the model,
 * which is the provider's.
 *
 * @param presets whose addresses nobody has typed
 */
export function addressOf(
  preset: ModelPreset,
  now: string | null | undefined,
  presets: readonly ModelPreset[],
): Pick<ModelFields, "provider" | "baseUrl" | "model"> {
  const ofAnother =
    placeholdersOf(now).length > 0 || presets.some((it) => it.regions.some((region) => region.baseUrl === now));
  const kept = now && !ofAnother ? now : undefined;
  return {
    provider: preset.provider as ModelFields["provider"],
    baseUrl: preset.regions[0]?.baseUrl ?? (preset.place === "OTHER" ? kept : undefined),
    model: undefined,
  };
}

/** The preset that a form begins with: of a stored model, the one that it is like; of a new one, the one that is named. */
export function firstPreset(
  presets: readonly ModelPreset[],
  known: Model | null,
  named: string | null,
): ModelPreset | undefined {
  return known ? presetOf(presets, known) : presets.find(({ id }) => id === named);
}

/**
 * What is sent: of the fields, those that say something, and of a stored model what has no field here. A stored key stays
 * unless another is given or its removal is asked for.
 */
export function bodyOf({ removeKey, ...fields }: ModelFields, known: Model | null): ModelBody {
  const offline = fields.provider === "offline";
  const body: Record<string, unknown> = {
    ...fields,
    ...Object.fromEntries(JSON_FIELDS.map((field) => [field, objectOf(fields[field])])),
    stream: fields.stream || undefined,
    connection: connectionOf(fields),
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

/** Of what is sent, what an address is asked with which models it offers: other fields may still be wrong. */
export function discoveryOf(fields: ModelFields, known: Model | null): ModelDraft {
  const body: Record<string, unknown> = { ...bodyOf(fields, known) };
  return Object.fromEntries(TO_DISCOVER.flatMap((name) => (name in body ? [[name, body[name]]] : [])));
}

const TO_DISCOVER = ["provider", "baseUrl", "apiKey", "apiKeyEnv", "headers", "connection"] as const;

/** What differs from how a server is usually reached. */
function connectionOf({ connection }: ModelFields): Record<string, unknown> {
  const { proxy, caFile, verifyTls, http2, compression } = connection ?? {};
  return trimmed({
    proxy,
    caFile,
    verifyTls: verifyTls === false ? false : undefined,
    http2: http2 || undefined,
    compression: compression || undefined,
  });
}

/** Whether saving would change nothing. */
export function isAsStored(fields: ModelFields, known: Model): boolean {
  return isSame(bodyOf(fields, known), bodyOf(fieldsOf(known), known));
}

const OF_REMOTE = [
  "apiKey",
  "apiKeyEnv",
  "baseUrl",
  "model",
  "responseFormat",
  "thinking",
  "stream",
  "connection",
  ...JSON_FIELDS,
];

/** Of fields, those that say something, without the blanks around them. */
function trimmed(fields: object): Record<string, unknown> {
  const whole = Object.entries(filled(fields)).map(([name, value]) => [
    name,
    typeof value === "string" ? value.trim() : value,
  ]);
  return Object.fromEntries(whole);
}

/** The object of JSON that a text is; null where it is something else, or nothing. */
export function objectOf(text: string | null | undefined): Readonly<Record<string, unknown>> | null {
  try {
    const value = readJson(text ?? "");
    return isMap(value) ? value : null;
  } catch {
    return null;
  }
}

/** An object of JSON as it is shown; nothing of an empty one. */
function textOf(object: object): string | undefined {
  return Object.keys(object).length > 0 ? writeJson(object, 2) : undefined;
}

/** Whether the stored key may go to this address: only within the same scheme, host and port. */
export function sameOrigin(one: string | null | undefined, other: string | null | undefined): boolean {
  try {
    return new URL(one ?? "").origin === new URL(other ?? "").origin;
  } catch {
    return false;
  }
}
