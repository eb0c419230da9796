import type { Schemas } from "../../api/client";
import { isMap, readJson, writeJson } from "../../api/exactJson";
import { filled } from "../../shared/filled";
import type { Given } from "../../shared/values";
import type { Template, TemplateInput } from "./templateQueries";
import type { TemplateType } from "./typeText";

export type VariableType = "text" | "number" | "choice" | "boolean";

/** A variable as it stands in its row of the form. */
export interface VariableFields {
  readonly name: string;
  readonly type: VariableType;
  readonly required: boolean;
  readonly default?: Given;
  readonly description?: string;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly choices?: readonly string[];
}

/** What stands in the form's fields. */
export interface TemplateFields {
  readonly name: string;
  readonly description?: string;
  readonly type: TemplateType;
  readonly system?: string;
  readonly prompt: string;
  readonly examples?: readonly Schemas["TemplateExample"][];
  readonly variables?: readonly VariableFields[];
  /** JSON; empty where the schema is read off the prompt. */
  readonly schema?: string;
  readonly generation?: Schemas["TemplateGeneration"];
  /** The name of the model it is meant for. */
  readonly model?: string;
}

export const NEW_TEMPLATE: TemplateFields = {
  name: "",
  type: "qa",
  prompt: "",
  variables: [],
  examples: [],
  generation: {},
};

export function newVariable(name: string): VariableFields {
  return { name, type: "text", required: true };
}

export function fieldsOf(template: TemplateInput | Template): TemplateFields {
  const { name, description, type, system, prompt, examples, variables, schema, generation, model } = template;
  return {
    name,
    description: description ?? undefined,
    type: (type ?? "custom") as TemplateType,
    system: system ?? undefined,
    prompt,
    examples: examples ?? [],
    variables: Object.entries(variables ?? {}).map(([variable, it]) => ({
      name: variable,
      type: it.type ?? "text",
      required: it.required ?? true,
      default: (it.default ?? undefined) as VariableFields["default"],
      description: it.description ?? undefined,
      min: it.min,
      max: it.max,
      choices: it.choices?.map(String),
    })),
    schema: schema ? writeJson(schema, 2) : undefined,
    generation: generation ?? {},
    model: model ?? undefined,
  };
}

/** What is sent: of the fields, those that say something. A schema that is no JSON is left out; its field says so. */
export function bodyOf(fields: TemplateFields): TemplateInput {
  const generation = filled(fields.generation ?? {});
  const examples = (fields.examples ?? []).map((it) => ({ user: it?.user ?? "", assistant: it?.assistant ?? "" }));
  const variables = Object.fromEntries(
    (fields.variables ?? []).filter((it) => it?.name).map((it) => [it.name.trim(), declarationOf(it)]),
  );
  return filled({
    name: fields.name?.trim(),
    description: fields.description?.trim(),
    type: fields.type,
    system: fields.system,
    prompt: fields.prompt ?? "",
    examples,
    variables,
    schema: schemaOf(fields.schema),
    generation,
    model: fields.model,
  }) as unknown as TemplateInput;
}

function declarationOf({ name: _, type, required, ...rest }: VariableFields): Schemas["TemplateVariable"] {
  const numbers = type === "number" ? { min: rest.min, max: rest.max } : {};
  return filled({
    type: type === "text" ? undefined : type,
    required: required ? undefined : false,
    default: rest.default,
    description: rest.description?.trim(),
    choices: type === "choice" ? rest.choices : undefined,
    ...numbers,
  }) as Schemas["TemplateVariable"];
}

/** The schema that was written; null where none was or where it is no JSON object. */
export function schemaOf(text: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = readJson(text ?? "");
    return isMap(value) ? value : null;
  } catch {
    return null;
  }
}

/** The place of the form that a field of the request comes from: `variables.topic.default` is `variables[0].default` there. */
export function placeOf(field: string, { variables = [] }: TemplateFields): string {
  const rest = field.startsWith("variables.") ? field.slice("variables.".length) : null;
  if (rest === null) {
    return field.startsWith("schema.") ? "schema" : field;
  }
  // Names may have dots: the longest that fits is meant.
  const [index, name] =
    variables
      .map((it, at) => [at, it.name] as const)
      .filter(([, it]) => rest === it || rest.startsWith(`${it}.`) || rest.startsWith(`${it}[`))
      .sort((one, other) => other[1].length - one[1].length)[0] ?? [];
  return index === undefined || name === undefined
    ? field
    : `variables[${index}]${rest === name ? ".name" : rest.slice(name.length)}`;
}
