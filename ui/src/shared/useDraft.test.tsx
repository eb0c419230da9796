// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readDraft } from "./drafts";
import { useDraft } from "./useDraft";

interface Fields {
  readonly name: string;
}

const opened = (key: string) => renderHook(() => useDraft<Fields>(key)).result.current;
const written = () => Promise.resolve();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

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

const names = () =>
  Object.keys(localStorage)
    .map((name) => JSON.parse(localStorage.getItem(name) ?? "").content.name)
    .sort();

// Regression: the tab that wrote last had the only draft.
it("stays beside that of another tab with the same form", async () => {
  const [one, other] = [opened("task.new"), opened("task.new")];
  one.keep(() => ({ name: "one" }));
  await written();
  other.keep(() => ({ name: "other" }));
  await written();
  expect(names()).toEqual(["one", "other"]);
  one.drop();
  expect(names()).toEqual(["other"]);
});

it("is found again by its own tab, and the newest by a new one", async () => {
  const [one, other] = [opened("task.new"), opened("task.new")];
  one.keep(() => ({ name: "one" }));
  await written();
  const ofTheTab = sessionStorage.getItem("winnow.draft.tab.task.new") ?? "";
  vi.setSystemTime(Date.now() + 1_000);
  other.keep(() => ({ name: "other" }));
  await written();
  sessionStorage.setItem("winnow.draft.tab.task.new", ofTheTab);
  expect(opened("task.new").found?.content.name).toBe("one");
  sessionStorage.clear();
  expect(opened("task.new").found?.content.name).toBe("other");
});

it("that was found goes on under the new form's name", async () => {
  opened("task.new").keep(() => ({ name: "before the reload" }));
  await written();
  const reloaded = opened("task.new");
  expect(names()).toEqual(["before the reload"]);
  reloaded.keep(() => ({ name: "after it" }));
  await written();
  expect(names()).toEqual(["after it"]);
});

it("that another tab has written since it was found stays", async () => {
  const one = opened("task.new");
  one.keep(() => ({ name: "found" }));
  await written();
  const other = opened("task.new");
  vi.setSystemTime(Date.now() + 1_000);
  one.keep(() => ({ name: "since" }));
  await written();
  other.keep(() => ({ name: "other" }));
  await written();
  other.drop();
  expect(names()).toEqual(["since"]);
});

it("is written again where another tab has taken it away", async () => {
  const one = opened("task.new");
  one.keep(() => ({ name: "one" }));
  await written();
  const [name = ""] = Object.keys(localStorage);
  localStorage.removeItem(name);
  window.dispatchEvent(new StorageEvent("storage", { key: name, newValue: null }));
  expect(names()).toEqual(["one"]);
  one.drop();
  window.dispatchEvent(new StorageEvent("storage", { key: name, newValue: null }));
  expect(names()).toEqual([]);
});

it("is written again where it was found after a reload, but not where it is another tab's", async () => {
  opened("task.new").keep(() => ({ name: "one" }));
  await written();
  const [name = ""] = Object.keys(localStorage);
  const text = localStorage.getItem(name) ?? "";
  const lose = () => {
    localStorage.removeItem(name);
    window.dispatchEvent(new StorageEvent("storage", { key: name, newValue: null }));
  };
  cleanup();
  sessionStorage.clear();
  opened("task.new");
  lose();
  expect(names()).toEqual([]);
  cleanup();
  localStorage.setItem(name, text);
  sessionStorage.setItem("winnow.draft.tab.task.new", JSON.parse(text).by);
  opened("task.new");
  lose();
  expect(names()).toEqual(["one"]);
});

it("says where it cannot be kept", async () => {
  const draft = opened("task.new");
  vi.stubGlobal("localStorage", {
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  draft.keep(() => ({ name: "no room" }));
  await written();
  vi.unstubAllGlobals();
  expect(draft.isKept()).toBe(false);
});
