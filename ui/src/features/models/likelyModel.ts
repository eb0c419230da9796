import type { Schemas } from "../../api/client";
import { whyStopped } from "../tasks/taskMoves";
import type { Model } from "./modelQueries";
import type { Outcome } from "./outcomes";

type Used = Pick<Schemas["Task"], "model" | "status" | "why" | "updatedAt" | "requests">;

/**
 * The models whose last use failed, as far as is known: by a test or a try in this browser, or by a task that is paused
 * over it. What happened before a model was changed says nothing of it.
 *
 * @param outcomes of tests and tries, by model id
 */
export function failingModels(
  models: readonly Model[],
  tasks: readonly Used[],
  outcomes: Readonly<Record<string, Outcome>>,
): ReadonlySet<string> {
  const failing = models.filter(({ id, updatedAt }) => {
    const uses = tasks.filter(({ model }) => model.id === id).flatMap(outcomeOf);
    const tried = outcomes[id];
    const last = [...uses, ...(tried ? [tried] : [])]
      .filter(({ at }) => Date.parse(at) >= Date.parse(updatedAt))
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
    return last !== undefined && !last.ok;
  });
  return new Set(failing.map(({ id }) => id));
}

function outcomeOf({ status, why, updatedAt, requests }: Used): Outcome[] {
  if (status === "PAUSED" && whyStopped({ status, why }) !== null) {
    return [{ ok: false, at: updatedAt }];
  }
  return requests.answered > 0 ? [{ ok: true, at: updatedAt }] : [];
}

/** The model to begin with: the one used last that does not fail, or else the first one; undefined where there is none. */
export function likelyModel(
  models: readonly Model[],
  tasks: readonly Used[],
  failing: ReadonlySet<string>,
): Model | undefined {
  const used = tasks.flatMap(({ model }) => models.filter(({ id }) => id === model.id));
  const inOrder = [...used, ...models];
  return inOrder.find(({ id }) => !failing.has(id)) ?? inOrder[0];
}

/** The model a template is meant for, unless it fails while the likely one does not. */
export function modelFor(
  name: string | null | undefined,
  models: readonly Model[],
  likely: Model | undefined,
  failing: ReadonlySet<string>,
): Model | undefined {
  const meant = models.find((it) => it.name === name);
  return meant && (!failing.has(meant.id) || (likely && failing.has(likely.id))) ? meant : likely;
}
