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

/** Two fields of a row, of which one should be better; empty where none is chosen yet. */
export interface PairFields {
  readonly chosen: string;
  readonly rejected: string;
}

export interface JudgeFields {
  /** The name of the rubric; null: the dimensions are its own. */
  readonly rubric: string | null;
  readonly dimensions: readonly DimensionFields[];
  /** What is compared; null: rows are scored. */
  readonly pair: PairFields | null;
  /** None: the task's. */
  readonly modelId?: string;
  readonly threshold: number | null;
  readonly votes: number | null;
  readonly rowsPerRequest: number | null;
  /** What has no field here. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** How what rows mean is compared. */
export interface MeaningFields {
  /** The embedding model; none is chosen yet. */
  readonly modelId?: string;
  readonly threshold: number | null;
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
  readonly meaning: MeaningFields | null;
  /** Ids of datasets whose rows none may repeat. */
  readonly heldOut: readonly string[];
  readonly judge: JudgeFields | null;
  /** What has no field here: of all, and of the comparison. */
  readonly kept: Readonly<Record<string, unknown>>;
  readonly keptOfDuplicates: Readonly<Record<string, unknown>>;
}

export const NEAR_USUAL = 0.8;
export const VOTES_USUAL = 1;
/** Half of them see the two texts in the other order. */
export const PAIR_VOTES_USUAL = 2;
/** The rubric that is for pairs alone. */
export const PREFERENCE = "preference";
export const PER_REQUEST_USUAL = 5;
const THRESHOLD_USUAL = 3.5;
export const COSINE_USUAL = 0.9;

/** What holds where a task says nothing of gates. */
export const USUAL_GATES: GateFields = {
  choice: "off",
  base: "off",
  rules: [],
  near: true,
  similarity: NEAR_USUAL,
  compared: [],
  meaning: null,
  heldOut: [],
  judge: null,
  kept: {},
  keptOfDuplicates: {},
};

export const NEW_MEANING: MeaningFields = { threshold: COSINE_USUAL, kept: {} };

export const NEW_JUDGE: JudgeFields = {
  rubric: "general",
  dimensions: [],
  pair: null,
  threshold: THRESHOLD_USUAL,
  votes: VOTES_USUAL,
  rowsPerRequest: PER_REQUEST_USUAL,
  kept: {},
};

/** A new judge, which compares where rows look like a preference dataset's. */
export function newJudge(rowFields: readonly string[], templateType?: string): JudgeFields {
  const judge = { ...NEW_JUDGE, rubric: RUBRIC_OF_TYPE[templateType ?? ""] ?? NEW_JUDGE.rubric };
  return isPreference(rowFields) ? comparing(judge, rowFields) : judge;
}

/** Rubrics that suit types of templates. */
const RUBRIC_OF_TYPE: Readonly<Record<string, string>> = {
  qa: "qa",
  classification: "classification",
  dialogue: "dialogue",
  code: "code",
};

function isPreference(rowFields: readonly string[]): boolean {
  return rowFields.includes("chosen") && rowFields.includes("rejected");
}

/** The same judge, but that it compares two fields of each row. */
export function comparing(judge: JudgeFields, rowFields: readonly string[]): JudgeFields {
  return {
    ...judge,
    pair: isPreference(rowFields) ? { chosen: "chosen", rejected: "rejected" } : { chosen: "", rejected: "" },
    votes: PAIR_VOTES_USUAL,
    rubric: judge.rubric === null ? null : PREFERENCE,
  };
}

/** The same judge, but that it scores each row. */
export function scoring(judge: JudgeFields): JudgeFields {
  return {
    ...judge,
    pair: null,
    votes: VOTES_USUAL,
    rubric: judge.rubric === PREFERENCE ? NEW_JUDGE.rubric : judge.rubric,
  };
}

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

function duplicatesBody({ near, similarity, compared, meaning, heldOut, keptOfDuplicates }: GateFields) {
  return {
    ...(near ? (similarity === NEAR_USUAL || similarity === null ? {} : { near: similarity }) : { near: "off" }),
    ...(compared.length > 0 ? { fields: [...compared] } : {}),
    ...(meaning ? { semantic: meaningBody(meaning) } : {}),
    ...(heldOut.length > 0 ? { heldOut: heldOut.map((datasetId) => ({ datasetId })) } : {}),
    ...keptOfDuplicates,
  };
}

function meaningBody({ modelId, threshold, kept }: MeaningFields) {
  return {
    ...(modelId ? { modelId } : {}),
    ...(threshold === null || threshold === COSINE_USUAL ? {} : { threshold }),
    ...kept,
  };
}

/** What is sent of a judge. */
export function judgeBody({ rubric, dimensions, pair, modelId, threshold, votes, rowsPerRequest, kept }: JudgeFields) {
  // Examples have scores, which pairs do not get.
  const { examples: _, ...keptOfPair } = kept;
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
    ...(pair === null ? {} : { pair: [pair.chosen, pair.rejected] }),
    ...(threshold === null ? {} : { threshold }),
    ...(votes === null ? {} : { votes }),
    ...(rowsPerRequest === null ? {} : { rowsPerRequest }),
    ...(pair === null ? kept : keptOfPair),
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
  const { near, fields, semantic, heldOut, ...kept } = written;
  return {
    near: near !== "off" && near !== false,
    similarity: numberIn(near) ?? NEAR_USUAL,
    compared: textsIn(fields),
    meaning: isMap(semantic) ? readMeaning(semantic) : null,
    heldOut: Array.isArray(heldOut) ? textsIn(heldOut.map((it) => (isMap(it) ? it.datasetId : undefined))) : [],
    keptOfDuplicates: withoutNothing(kept),
  };
}

function readMeaning({ modelId, threshold, ...kept }: Readonly<Record<string, unknown>>): MeaningFields {
  return {
    ...(typeof modelId === "string" ? { modelId } : {}),
    threshold: numberIn(threshold) ?? COSINE_USUAL,
    kept: withoutNothing(kept),
  };
}

/** The fields of a judge. */
export function readJudge(written: Readonly<Record<string, unknown>>): JudgeFields {
  const { modelId, rubric, dimensions, pair: fields, threshold, votes, rowsPerRequest, ...kept } = written;
  const own = Array.isArray(dimensions) && dimensions.length > 0;
  const pair = readPair(fields);
  return {
    rubric: typeof rubric === "string" ? rubric : own ? null : pair ? PREFERENCE : NEW_JUDGE.rubric,
    dimensions: own ? dimensions.filter(isMap).map(readDimension) : [],
    pair,
    ...(typeof modelId === "string" ? { modelId } : {}),
    threshold: numberIn(threshold) ?? THRESHOLD_USUAL,
    votes: numberIn(votes) ?? (pair ? PAIR_VOTES_USUAL : VOTES_USUAL),
    rowsPerRequest: numberIn(rowsPerRequest) ?? PER_REQUEST_USUAL,
    kept: withoutNothing(kept),
  };
}

function readPair(written: unknown): PairFields | null {
  const [chosen = "", rejected = ""] = textsIn(written);
  return chosen || rejected ? { chosen, rejected } : null;
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
  const { choice, rules, judge, meaning } = fields;
  const ruled = rules.every((rule) => {
    const kind = kinds.find(({ name }) => name === rule.rule);
    return kind === undefined || !kind.options.some((option) => lacks(rule, option));
  });
  const judged =
    judge === null ||
    judge.rubric !== null ||
    (judge.dimensions.length > 0 && judge.dimensions.every((it) => it.name.trim() && it.description.trim()));
  return (
    (choice !== "custom" || ruled) &&
    judged &&
    isPair(judge?.pair ?? null) &&
    (meaning === null || meaning.modelId !== undefined)
  );
}

/** Whether what is compared are two fields, or nothing is. */
function isPair(pair: PairFields | null): boolean {
  return pair === null || (pair.chosen !== "" && pair.rejected !== "" && pair.chosen !== pair.rejected);
}

/** Texts of one request for embeddings. */
const EMBEDDED_AT_ONCE = 10;

/** The least requests to the embedding model for so many rows: each response has some of its own. */
export function embeddingRequests(rows: number): number {
  return Math.ceil(rows / EMBEDDED_AT_ONCE);
}

/** Requests to the judging model for so many rows. */
export function judgeRequests({ votes, rowsPerRequest, pair }: JudgeFields, rows: number): number {
  const usual = pair ? PAIR_VOTES_USUAL : VOTES_USUAL;
  return Math.ceil(rows / Math.max(1, rowsPerRequest ?? PER_REQUEST_USUAL)) * Math.max(1, votes ?? usual);
}
