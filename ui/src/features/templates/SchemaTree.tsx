import { knownText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { type SchemaLine, schemaTree } from "./schemaTree";

/** The shape of a row, to read. */
export function SchemaTree({ schema }: { schema: Record<string, unknown> | null | undefined }) {
  const say = useText();
  const { list } = useFormats();
  const word = (type: string) => knownText(say, `templates.schema.${type}`, type);
  const typeOf = ({ types, choices }: SchemaLine) => {
    if (choices.length > 0) {
      return say("templates.schema.choice");
    }
    if (types.length === 0) {
      return say("templates.schema.any");
    }
    return types[0] === "array" && types.length > 1
      ? say("templates.schema.listOf", { type: types.slice(1).map(word).join(" / ") })
      : types.map(word).join(" / ");
  };
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 6 }}>
      {schemaTree(schema).map((line) => (
        <li key={line.path} style={{ paddingInlineStart: line.depth * 16, overflowWrap: "anywhere" }}>
          <span className="mono" style={{ fontWeight: 600 }}>
            {line.name}
          </span>{" "}
          <span className="soft">
            {typeOf(line)}
            {!line.required && ` · ${say("templates.schema.optional")}`}
          </span>
          {line.choices.length > 0 && <div className="soft mono">{list(line.choices)}</div>}
          {line.description && <div className="soft">{line.description}</div>}
        </li>
      ))}
    </ul>
  );
}
