import type { Schemas } from "../../../api/client";
import { isMap } from "../../../api/exactJson";
import type { Say } from "../../../text/types";
import type { Task } from "../taskQueries";

export type TaskModel = Schemas["TaskModel"];

/** What of a model's settings says where requests go. */
interface WayThere {
  readonly model?: unknown;
  readonly baseUrl?: unknown;
}

/** The settings of the model in a task file. */
export function modelIn(configuration: unknown): WayThere {
  const model = isMap(configuration) ? configuration.model : undefined;
  return isMap(model) ? model : {};
}

/**
 * Whether the task's model has other settings by now than the task goes by. Its address, headers, limits and key are the
 * present ones in every run, so that there is nothing to take where only those were changed.
 */
export function hasOtherSettings({ modelChanged }: Pick<Task, "modelChanged">): boolean {
  return modelChanged === true;
}

/** Whether requests of the task can have gone to different models or settings. */
export function hasSeveral(models: Task["models"]): boolean {
  return (models?.length ?? 0) > 1;
}

/** What a request was sent to: the name of the model then, and its id with the provider where that tells it from others. */
export function sentTo(models: Task["models"], pin: number): string | null {
  const model = models?.find(({ number }) => number === pin);
  if (!model) {
    return null;
  }
  const id = modelIn({ model: model.settings }).model;
  return typeof id === "string" && id !== "" ? `${model.name} (${id})` : model.name;
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
