import { expect, it } from "vitest";
import type { Say } from "../../../text/language";
import { fileWith, modelIn, settingsText, type TaskModel } from "./pinnedModel";

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
