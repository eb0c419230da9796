import type { Schemas } from "../../../api/client";
import type { Say } from "../../../text/language";

export type TaskModel = Schemas["TaskModel"];

/** What of a model's settings says where requests go. */
export interface WayThere {
  readonly model?: unknown;
  readonly baseUrl?: unknown;
}

/** The settings of the model in a task file. */
export function modelIn(configuration: unknown): WayThere {
  const model = isMap(configuration) ? configuration.model : undefined;
  return isMap(model) ? model : {};
}

/** A model in a line: its name, its id with the provider, and its address. */
export function settingsText(name: string, { model, baseUrl }: WayThere, say: Say): string {
  const where = typeof baseUrl === "string" && baseUrl !== "" ? baseUrl : say("models.offline.address");
  return [name, model, where].filter((it) => typeof it === "string" && it !== "").join(" · ");
}

/** The task file as it was while requests went by one of its models. */
export function fileWith(configuration: unknown, pinned: TaskModel | undefined): unknown {
  return pinned && isMap(configuration) ? { ...configuration, model: pinned.settings } : configuration;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
