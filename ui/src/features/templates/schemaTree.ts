import { isMap, writeJson } from "../../api/exactJson";

/** A line of a schema to read. */
export interface SchemaLine {
  /** Its place, such as `/answers/[]/text`. */
  readonly path: string;
  /** From 0. */
  readonly depth: number;
  /** Empty for the values of a list. */
  readonly name: string;
  /** The names of its types in JSON Schema; none is anything. */
  readonly types: readonly string[];
  readonly required: boolean;
  /** The values there are, as JSON writes them. */
  readonly choices: readonly string[];
  readonly description: string;
}

type Schema = Record<string, unknown>;
const DEPTH_MAX = 8;

/** A JSON Schema of a row as lines: properties, and what is inside of them. */
export function schemaTree(schema: Schema | null | undefined): readonly SchemaLine[] {
  return schema ? inside(schema, 0, "") : [];
}

function inside(schema: Schema, depth: number, path: string): SchemaLine[] {
  if (depth >= DEPTH_MAX) {
    return [];
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries(isMap(schema.properties) ? schema.properties : {});
  const lines = properties.flatMap(([name, of]) => branch(of, name, required.includes(name), depth, `${path}/${name}`));
  return isMap(schema.items) && lines.length === 0 && depth > 0 && !isLeaf(schema.items)
    ? inside(schema.items, depth, `${path}/[]`)
    : lines;
}

function branch(of: unknown, name: string, required: boolean, depth: number, path: string): SchemaLine[] {
  const schema = isMap(of) ? of : {};
  const choices = Array.isArray(schema.enum)
    ? schema.enum.map((it) => (typeof it === "string" ? it : writeJson(it)))
    : [];
  const description = typeof schema.description === "string" ? schema.description : "";
  return [
    { path, depth, name, types: typesOf(schema), required, choices, description },
    ...inside(schema, depth + 1, path),
  ];
}

/** `["array", "string"]` is a list of texts. */
function typesOf(schema: Schema): readonly string[] {
  const own = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((it) => typeof it === "string");
  return own.length === 1 && own[0] === "array" && isMap(schema.items) ? ["array", ...typesOf(schema.items)] : own;
}

function isLeaf(schema: Schema): boolean {
  return !isMap(schema.properties) && !isMap(schema.items);
}
