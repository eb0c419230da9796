import type { Schemas } from "../../../api/client";
import { isMap, isNumber } from "../../../api/exactJson";

export type Offered = Schemas["Gates"];
export type RuleKind = Schemas["GateRuleKind"];
export type RuleOption = Schemas["GateRuleOption"];
export type Preset = "off" | "standard" | "strict";
export const PRESETS: readonly Preset[] = ["off", "standard", "strict"];
export type Choice = Preset | "custom";

/** A rule; of options that have no value here the usual one holds. */
export interface RuleFields {
  readonly key: string;
  readonly rule: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Something that each row is scored for. */
export interface DimensionFields {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly scale: "score" | "yes_no";
  readonly weight: number | null;
}

export interface JudgeFields {
  /** The name of the rubric; null: the dimensions are its own. */
  readonly rubric: string | null;
  readonly dimensions: readonly DimensionFields[];
  /** None: the task's. */
  readonly modelId?: string;
  readonly threshold: number | null;
  readonly votes: number | null;
  readonly rowsPerRequest: number | null;
  /** What has no field here. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** What stands in the fields of the quality step. */
export interface GateFields {
  readonly choice: Choice;
  /** Of Custom: whose rules go before its own. */
  readonly base: Preset;
  readonly rules: readonly RuleFields[];
  /** Whether rows that are nearly alike are rejected, and from which similarity on. */
  readonly near: boolean;
  readonly similarity: number | null;
  readonly compared: readonly string[];
  /** Ids of datasets whose rows none may repeat. */
  readonly heldOut: readonly string[];
  readonly judge: JudgeFields | null;
  /** What has no field here: of all, and of the comparison. */
  readonly kept: Readonly<Record<string, unknown>>;
  readonly keptOfDuplicates: Readonly<Record<string, unknown>>;
}

export const NEAR_USUAL = 0.8;
export const VOTES_USUAL = 1;
export const PER_REQUEST_USUAL = 5;
const THRESHOLD_USUAL = 3.5;

/** What holds where a task says nothing of gates. */
export const USUAL_GATES: GateFields = {
  choice: "off",
  base: "off",
  rules: [],
  near: true,
  similarity: NEAR_USUAL,
  compared: [],
  heldOut: [],
  judge: null,
  kept: {},
  keptOfDuplicates: {},
};

export const NEW_JUDGE: JudgeFields = {
  rubric: "general",
  dimensions: [],
  threshold: THRESHOLD_USUAL,
  votes: VOTES_USUAL,
  rowsPerRequest: PER_REQUEST_USUAL,
  kept: {},
};

export function newRule(rule: string, options: RuleFields["options"] = {}): RuleFields {
  return { key: crypto.randomUUID(), rule, options };
}

export function newDimension(more: Partial<DimensionFields> = {}): DimensionFields {
  return { key: crypto.randomUUID(), name: "", description: "", scale: "score", weight: 1, ...more };
}

/** What is sent; undefined where it says no more than what is usual. */
export function gatesBody(fields: GateFields): unknown {
  const custom = fields.choice === "custom";
  const preset = fields.choice === "custom" ? fields.base : fields.choice;
  const rules = custom ? fields.rules.map(({ rule, options }) => ({ rule, ...options })) : [];
  const duplicates = duplicatesBody(fields);
  const body = {
    ...(preset === "off" ? {} : { preset }),
    ...(rules.length > 0 ? { rules } : {}),
    ...(Object.keys(duplicates).length > 0 ? { duplicates } : {}),
    ...(fields.judge ? { judge: judgeBody(fields.judge) } : {}),
    ...fields.kept,
  };
  const names = Object.keys(body);
  return names.length === 0 ? undefined : names.length === 1 && "preset" in body ? preset : body;
}

function duplicatesBody({ near, similarity, compared, heldOut, keptOfDuplicates }: GateFields) {
  return {
    ...(near ? (similarity === NEAR_USUAL || similarity === null ? {} : { near: similarity }) : { near: "off" }),
    ...(compared.length > 0 ? { fields: [...compared] } : {}),
    ...(heldOut.length > 0 ? { heldOut: heldOut.map((datasetId) => ({ datasetId })) } : {}),
    ...keptOfDuplicates,
  };
}

function judgeBody({ rubric, dimensions, modelId, threshold, votes, rowsPerRequest, kept }: JudgeFields) {
  return {
    ...(modelId ? { modelId } : {}),
    ...(rubric === null
      ? {
          dimensions: dimensions.map(({ name, description, scale, weight }) => ({
            name: name.trim(),
            description: description.trim(),
            scale,
            ...(weight === null ? {} : { weight }),
          })),
        }
      : { rubric }),
    ...(threshold === null ? {} : { threshold }),
    ...(votes === null ? {} : { votes }),
    ...(rowsPerRequest === null ? {} : { rowsPerRequest }),
    ...kept,
  };
}

/** The fields of gates that a task has. */
export function readGates(body: unknown): GateFields {
  if (typeof body === "string") {
    const choice = presetOf(body) ?? "off";
    return { ...USUAL_GATES, choice, near: choice !== "off" };
  }
  if (!isMap(body)) {
    return USUAL_GATES;
  }
  const { preset: written, rules: list, duplicates, judge, ...kept } = body;
  const preset = presetOf(written);
  const rules = Array.isArray(list) ? list.flatMap(readRule) : [];
  return {
    ...USUAL_GATES,
    choice: rules.length > 0 ? "custom" : (preset ?? "off"),
    base: preset ?? "off",
    rules,
    ...readDuplicates(duplicates, preset),
    judge: isMap(judge) ? readJudge(judge) : null,
    kept: withoutNothing(kept),
  };
}

function presetOf(written: unknown): Preset | undefined {
  return PRESETS.find((it) => it === String(written).trim().toLowerCase());
}

function readRule(written: unknown): RuleFields[] {
  if (typeof written === "string") {
    return [newRule(written)];
  }
  if (!isMap(written)) {
    return [];
  }
  const { rule, ...options } = written;
  return [newRule(String(rule), withoutNothing(options))];
}

function readDuplicates(written: unknown, preset: Preset | undefined) {
  if (!isMap(written)) {
    return { near: preset !== "off" };
  }
  const { near, fields, heldOut, ...kept } = written;
  return {
    near: near !== "off" && near !== false,
    similarity: numberIn(near) ?? NEAR_USUAL,
    compared: textsIn(fields),
    heldOut: Array.isArray(heldOut) ? textsIn(heldOut.map((it) => (isMap(it) ? it.datasetId : undefined))) : [],
    keptOfDuplicates: withoutNothing(kept),
  };
}

function readJudge(written: Readonly<Record<string, unknown>>): JudgeFields {
  const { modelId, rubric, dimensions, threshold, votes, rowsPerRequest, ...kept } = written;
  const own = Array.isArray(dimensions) && dimensions.length > 0;
  return {
    rubric: typeof rubric === "string" ? rubric : own ? null : "general",
    dimensions: own ? dimensions.filter(isMap).map(readDimension) : [],
    ...(typeof modelId === "string" ? { modelId } : {}),
    threshold: numberIn(threshold) ?? THRESHOLD_USUAL,
    votes: numberIn(votes) ?? VOTES_USUAL,
    rowsPerRequest: numberIn(rowsPerRequest) ?? PER_REQUEST_USUAL,
    kept: withoutNothing(kept),
  };
}

function readDimension({ name, description, scale, weight }: Readonly<Record<string, unknown>>): DimensionFields {
  return newDimension({
    name: typeof name === "string" ? name : "",
    description: typeof description === "string" ? description : "",
    scale: String(scale).toLowerCase() === "yes_no" ? "yes_no" : "score",
    weight: numberIn(weight) ?? 1,
  });
}

function withoutNothing(map: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}

export function numberIn(value: unknown): number | undefined {
  return isNumber(value) ? Number(String(value)) : undefined;
}

/** Texts, of which one may stand for a list of it. */
export function textsIn(value: unknown): string[] {
  return [value].flat().filter((it) => typeof it === "string");
}

/** The same rule with another value of an option; undefined is the usual one. */
export function withOption(rule: RuleFields, name: string, value: unknown): RuleFields {
  const { [name]: _, ...others } = rule.options;
  const empty = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return { ...rule, options: empty ? others : { ...others, [name]: value } };
}

/** Whether a rule lacks a value that it needs. */
export function lacks(rule: RuleFields, { needed, name }: RuleOption): boolean {
  return needed && !(name in rule.options);
}

/** Whether everything is there that has to be. */
export function isComplete(fields: GateFields, kinds: readonly RuleKind[]): boolean {
  const { choice, rules, judge } = fields;
  const ruled = rules.every((rule) => {
    const kind = kinds.find(({ name }) => name === rule.rule);
    return kind === undefined || !kind.options.some((option) => lacks(rule, option));
  });
  const judged =
    judge === null ||
    judge.rubric !== null ||
    (judge.dimensions.length > 0 && judge.dimensions.every((it) => it.name.trim() && it.description.trim()));
  return (choice !== "custom" || ruled) && judged;
}

/** Requests to the judging model for so many rows. */
export function judgeRequests({ votes, rowsPerRequest }: JudgeFields, rows: number): number {
  return Math.ceil(rows / Math.max(1, rowsPerRequest ?? PER_REQUEST_USUAL)) * Math.max(1, votes ?? VOTES_USUAL);
}
