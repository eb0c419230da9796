import { writeJson } from "../../api/exactJson";
import { isEmpty } from "../../shared/filled";
import type { TemplateInput } from "./templateQueries";

/** A template as one text to compare: a heading for each field, and texts as they are. */
export function templateText(template: TemplateInput): string {
  const { name, type, description, system, prompt, variables, examples, schema, generation, model } = template;
  const parts: readonly (readonly [string, unknown])[] = [
    ["name", name],
    ["type", type ?? "custom"],
    ["description", description],
    ["system", system],
    ["prompt", prompt],
    ["variables", variables],
    ["examples", examples],
    ["schema", schema],
    ["generation", generation],
    ["model", model],
  ];
  return parts
    .filter(([, value]) => !isEmpty(value))
    .map(([field, value]) => `# ${field}\n${typeof value === "string" ? value : writeJson(value, 2)}`)
    .join("\n\n");
}
