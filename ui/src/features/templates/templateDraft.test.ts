import { expect, it } from "vitest";
import { restored } from "./templateDraft";
import { fieldsOf, NEW_TEMPLATE, type TemplateFields } from "./templateForm";
import type { Template } from "./templateQueries";

const STORED = {
  id: "t",
  name: "qa",
  type: "qa",
  prompt: "Write {count}",
  revision: 3,
  newestRevision: 3,
  archivedAt: null,
} as unknown as Template;

const draft = (fields: Partial<TemplateFields>, revision: number | null) => ({
  at: "2026-11-28T10:00:00Z",
  by: "me",
  content: { fields: fields as TemplateFields, revision },
});

it("goes on with what was typed, over the revision it was typed over", () => {
  const found = restored(draft({ ...fieldsOf(STORED), prompt: "Write {count} more" }, 2), STORED);
  expect(found?.fields.prompt).toBe("Write {count} more");
  expect(found?.base?.revision).toBe(2);
  expect(found?.base?.newestRevision).toBe(3);
});

it("goes on with a new template", () => {
  const found = restored(draft({ ...NEW_TEMPLATE, name: "half" }, null), null);
  expect(found).toEqual({ base: null, fields: { ...NEW_TEMPLATE, name: "half" } });
});

it("keeps a schema that is no JSON yet", () => {
  expect(restored(draft({ ...fieldsOf(STORED), schema: '{"type":' }, 3), STORED)?.fields.schema).toBe('{"type":');
});

it.each([
  ["none", null, STORED],
  ["one that says what is stored", draft(fieldsOf(STORED), 1), STORED],
  ["one that says nothing", draft(NEW_TEMPLATE, null), null],
  ["one without fields", { at: "2026-11-28", by: "me", content: {} } as never, null],
  ["one of a template that is archived", draft({ prompt: "x" }, 3), { ...STORED, archivedAt: "2026-11-28T10:00:00Z" }],
])("has nothing to go on with: %s", (_, found, known) => {
  expect(restored(found, known)).toBeNull();
});
