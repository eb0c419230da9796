import { expect, it } from "vitest";
import type { Say } from "../../../text/types";
import { fileWith, hasOtherSettings, hasSeveral, modelIn, sentTo, settingsText, type TaskModel } from "./pinnedModel";

const say = ((key: string) => key) as Say;

it.each([
  [{ model: { model: "gpt-4o", baseUrl: "http://a/v1" } }, "GPT · gpt-4o · http://a/v1"],
  [{ model: { model: "gpt-4o" } }, "GPT · gpt-4o · models.offline.address"],
  [{ model: "offline" }, "GPT · models.offline.address"],
  [{}, "GPT · models.offline.address"],
  [undefined, "GPT · models.offline.address"],
  [[1], "GPT · models.offline.address"],
])("says where requests go: %j", (configuration, text) => {
  expect(settingsText("GPT", modelIn(configuration), say)).toBe(text);
});

it("shows the file with the settings of then", () => {
  const before = { number: 1, settings: { model: "gpt-40" } } as unknown as TaskModel;
  const file = { name: "qa", model: { model: "gpt-4o" }, target: 5 };
  expect(fileWith(file, before)).toEqual({ name: "qa", model: { model: "gpt-40" }, target: 5 });
  expect(fileWith(file, undefined)).toBe(file);
  expect(fileWith(undefined, before)).toBeUndefined();
});

const MODELS = [
  { number: 1, name: "GPT", settings: { model: "gpt-40" } },
  { number: 2, name: "GPT", settings: { model: "gpt-4o" } },
  { number: 3, name: "Offline", settings: {} },
] as unknown as TaskModel[];

it.each([
  [1, "GPT (gpt-40)"],
  [2, "GPT (gpt-4o)"],
  [3, "Offline"],
  [4, null],
])("says which model request with settings %d went to", (pin, text) => {
  expect(sentTo(MODELS, pin)).toBe(text);
  expect(sentTo(undefined, pin)).toBeNull();
});

it("tells tasks that had several models", () => {
  expect([undefined, [], MODELS.slice(0, 1), MODELS].map(hasSeveral)).toEqual([false, false, false, true]);
});

// Regression: the present settings were preselected where they were those that the task had.
it.each([
  [{ modelChanged: true }, true],
  [{ modelChanged: false }, false],
  [{}, false],
])("offers the present settings only where they are other ones: %j", (task, offered) => {
  expect(hasOtherSettings(task)).toBe(offered);
});
