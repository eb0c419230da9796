// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readDraft } from "./drafts";
import { useDraft } from "./useDraft";

interface Fields {
  readonly name: string;
}

const opened = (key: string) => renderHook(() => useDraft<Fields>(key)).result.current;
const written = () => Promise.resolve();

beforeEach(() => localStorage.clear());
afterEach(cleanup);

it("keeps what stands in the form when the event is through", async () => {
  const draft = opened("template.new");
  let name = "ha";
  draft.keep(() => ({ name }));
  name = "half";
  expect(readDraft("template.new")).toBeNull();
  await written();
  expect(readDraft<Fields>("template.new")?.content.name).toBe("half");
  expect(draft.isKept()).toBe(true);
  expect(opened("template.new").found?.content.name).toBe("half");
  expect(opened("template.a").found).toBeNull();
});

it("is gone when it is dropped, a change on its way too", async () => {
  const draft = opened("task.new");
  draft.keep(() => ({ name: "x" }));
  draft.drop();
  await written();
  expect(readDraft("task.new")).toBeNull();
});

it("that was found is gone when it is dropped without a change", async () => {
  opened("task.new").keep(() => ({ name: "before the crash" }));
  await written();
  opened("task.new").drop();
  expect(readDraft("task.new")).toBeNull();
});

it("of another tab stays", async () => {
  const [one, other] = [opened("task.new"), opened("task.new")];
  one.keep(() => ({ name: "one" }));
  await written();
  other.keep(() => ({ name: "other" }));
  await written();
  one.drop();
  expect(readDraft<Fields>("task.new")?.content.name).toBe("other");
});

it("says where it cannot be kept", async () => {
  const draft = opened("task.new");
  draft.keep(() => ({ name: 1n }) as unknown as Fields);
  await written();
  expect(draft.isKept()).toBe(false);
});
