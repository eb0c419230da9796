import type { Schemas } from "../../../api/client";
import { isNumber } from "../../../api/exactJson";
import type { Given, Values } from "../../../shared/values";
import { readGates } from "../gates/gateFields";
import { fieldsOf } from "../shares/proportions";
import type { Task } from "../taskQueries";
import { readEvaluate } from "./evaluateForm";
import { ASKED, type Kept, suggestedName, type WizardFields } from "./wizardForm";

/** Names are as long as this at the most, in code points. */
const NAME_MAX = 200;

/**
 * The wizard's fields for a task like another one: the same throughout, but for a new name, a new seed and a dataset of
 * its own.
 *
 * @param now names it, where the other one's name tells its time
 */
export function cloneOf(task: Task, seed: number, now: Date): WizardFields {
  const draft = (task.draft ?? {}) as Partial<Schemas["NewTask"]>;
  const proportions = fieldsOf(draft);
  return {
    kind: proportions ? "PROPORTIONAL" : "SINGLE",
    ...(proportions ? { proportions } : {}),
    name: copyName(task.name, now),
    description: draft.description ?? undefined,
    templateId: draft.templateId,
    modelId: draft.modelId,
    values: valuesOf(draft.parameters),
    count: draft.target ?? task.target,
    concurrency: draft.concurrency,
    batchSize: draft.batchSize,
    distinctOn: draft.distinctOn ?? undefined,
    seed,
    ...(draft.gates ? { gates: readGates(draft.gates) } : {}),
    evaluation: readEvaluate(draft.evaluation),
    output: { to: "new", format: task.format },
    kept: keptOf(draft),
  };
}

/** Any seed that can be read and told on the phone. */
export function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}

const STAMP = / \d{4}-\d\d-\d\d \d\d:\d\d$/;
const NUMBERED = /^(.*\S) (\d{1,3})$/su;

/** `first` → `first 2` → `first 3`; what ends with a time, as suggested names do, ends with that of now. */
export function copyName(name: string, now: Date): string {
  const stamped = STAMP.test(name);
  const [, stem, number] = NUMBERED.exec(name) ?? [];
  const start = stamped ? name.replace(STAMP, "") : (stem ?? name);
  const end = stamped ? suggestedName("", now) : ` ${stem === undefined ? 2 : Number(number) + 1}`;
  return (
    [...start]
      .slice(0, NAME_MAX - end.length)
      .join("")
      .trimEnd() + end
  );
}

function valuesOf(parameters: unknown): Values {
  return Object.fromEntries(
    Object.entries((parameters ?? {}) as Record<string, unknown>).filter(
      (it): it is [string, Given] => isNumber(it[1]) || typeof it[1] === "string" || typeof it[1] === "boolean",
    ),
  );
}

/** What a task can be given over the interface only: it goes along as it is. */
function keptOf(draft: Partial<Schemas["NewTask"]>): Kept | undefined {
  const kept = Object.entries(draft).filter(([name, value]) => value != null && !ASKED.some((it) => it === name));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
