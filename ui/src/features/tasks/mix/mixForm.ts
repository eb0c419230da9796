import type { Schemas } from "../../../api/client";
import {
  addCategory,
  bodyOf,
  type CategoryFields,
  type DimensionFields,
  fieldsOf,
  newDimension,
} from "../shares/proportions";
import type { Task } from "../taskQueries";
import { copyName } from "../wizard/cloneOf";
import { evaluateBody, readEvaluate, USUAL_EVALUATION } from "../wizard/evaluateForm";
import type { WizardFields } from "../wizard/wizardForm";

/** What stands in the form of a mix: its sources are the categories of one dimension. */
export interface MixFields
  extends Pick<WizardFields, "name" | "description" | "count" | "output" | "seed" | "evaluation"> {
  readonly sources: DimensionFields;
}

/** What the form of a new one begins with: two sources, nothing chosen. */
export function newMix(): MixFields {
  return {
    name: "",
    count: 1_000,
    evaluation: USUAL_EVALUATION,
    output: { to: "new", format: "JSONL" },
    sources: addCategory(addCategory(newDimension("source"), ""), ""),
  };
}

/** What is sent. */
export function mixOf(fields: MixFields) {
  const { sources, output } = fields;
  const [dimension] = bodyOf({ dimensions: [sources], combinations: [], other: "reject" }).dimensions;
  const dataset = output.dataset?.trim();
  return {
    kind: "MIX" as const,
    name: fields.name.trim(),
    description: fields.description?.trim() || undefined,
    // Numbers of rows add up to it themselves.
    target: sources.by === "rows" ? undefined : fields.count,
    seed: fields.seed ?? undefined,
    sources: (dimension?.categories ?? []).map(({ name, share, rows, sample }) => {
      const { thenGenerate: _, ...drawn } = (sample ?? {}) as Readonly<Record<string, unknown>>;
      return {
        ...(name ? { name } : {}),
        ...drawn,
        ...(share ? { share } : {}),
        ...(rows === undefined ? {} : { rows }),
      };
    }),
    evaluation: (fields.evaluation && evaluateBody(fields.evaluation)) as Schemas["NewMix"]["evaluation"],
    output: {
      ...(output.to === "existing" ? { datasetId: output.datasetId } : { dataset: dataset || undefined }),
      format: output.format.toLowerCase(),
    },
  };
}

/** The form for a mix like another one, with a new name and a dataset of its own. */
export function cloneOf({ name, target, format, draft }: Task, now: Date): MixFields {
  const { description, sources, evaluation } = (draft ?? {}) as Readonly<Record<string, unknown>>;
  const written = (Array.isArray(sources) ? sources : []) as readonly Readonly<Record<string, unknown>>[];
  const categories = written.map(({ name: source, share, rows, ...sample }) => ({
    name: typeof source === "string" ? source : "",
    share,
    rows,
    sample,
  }));
  const [dimension] = fieldsOf({ dimensions: [{ name: "source", categories }] })?.dimensions ?? [];
  return {
    name: copyName(name, now),
    description: typeof description === "string" ? description : undefined,
    count: target,
    output: { to: "new", format },
    sources: dimension ?? newDimension("source"),
    evaluation: readEvaluate(evaluation),
  };
}

/** Whether each source has a dataset. */
export function hasDatasets(sources: readonly CategoryFields[]): boolean {
  return sources.length > 0 && sources.every(({ change }) => change?.sample?.datasetId !== undefined);
}

/** The field of the form that a field of the request comes from. */
export function placeOf(field: string): string {
  return field === "target" ? "count" : field;
}
