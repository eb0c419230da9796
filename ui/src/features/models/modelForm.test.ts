import { expect, it } from "vitest";
import { bodyOf, fieldsOf, fieldsOfPreset, isAsStored, NEW_MODEL, sameOrigin, withPreset } from "./modelForm";
import type { Model, ModelPreset } from "./modelQueries";

const stored: Model = {
  id: "1",
  name: "GPT",
  description: "",
  provider: "openai",
  baseUrl: "https://api.openai.com/v1",
  model: "gpt-4o",
  apiKey: { stored: true, hint: "…1234" },
  stop: ["END"],
  responseFormat: "auto",
  extra: { user: "" },
  headers: { "X-Team": "a" },
  limits: { requestsPerMinute: null, concurrencyMax: 256, replyBytesMax: 2048 },
  version: 3,
  createdAt: "2026-11-25T00:00:00Z",
  updatedAt: "2026-11-25T00:00:00Z",
};

it("sends a stored model back as it was, its key kept by saying nothing of it", () => {
  const body = bodyOf(fieldsOf(stored), stored);
  expect(body).toEqual({
    name: "GPT",
    provider: "openai",
    baseUrl: "https://api.openai.com/v1",
    model: "gpt-4o",
    responseFormat: "auto",
    stop: ["END"],
    extra: { user: "" },
    headers: { "X-Team": "a" },
    limits: { concurrencyMax: 256, replyBytesMax: 2048 },
  });
});

it("removes a stored key only when that is asked for and no other is given", () => {
  expect(bodyOf({ ...fieldsOf(stored), removeKey: true }, stored).apiKey).toBeNull();
  expect(bodyOf({ ...fieldsOf(stored), removeKey: true, apiKey: "sk-new" }, stored).apiKey).toBe("sk-new");
  expect("apiKey" in bodyOf({ ...NEW_MODEL, removeKey: true }, null)).toBe(false);
});

it("says nothing of an address and a key to the offline model", () => {
  const body = bodyOf({ ...fieldsOf(stored), provider: "offline", apiKey: "sk-x", latencyMillis: 5 }, stored);
  expect(Object.keys(body).sort()).toEqual(["latencyMillis", "limits", "name", "provider", "stop"]);
});

it("tells a form that was changed from one that was only looked at", () => {
  const { limits: _, name, ...fields } = fieldsOf(stored);
  const limits = { tokensPerMinute: null, concurrencyMax: 256, requestsPerMinute: undefined };
  const shown = { ...fields, limits, apiKey: "", removeKey: undefined, name };
  expect(isAsStored(shown, stored)).toBe(true);
  expect(isAsStored({ ...shown, apiKey: "sk-new" }, stored)).toBe(false);
  expect(isAsStored({ ...shown, removeKey: true }, stored)).toBe(false);
  expect(isAsStored({ ...shown, limits: { concurrencyMax: 8 } }, stored)).toBe(false);
});

it("keeps what was typed when another preset is chosen", () => {
  const preset = {
    name: "GPT-4o",
    provider: "openai",
    regions: [{ id: "GLOBAL", baseUrl: "https://api.openai.com/v1" }],
    models: [{ id: "gpt-4o" }],
  };
  const large = fieldsOfPreset(preset as unknown as ModelPreset, "large");
  const small = fieldsOfPreset(
    { ...preset, name: "GPT-4o mini", models: [{ id: "gpt-4o-mini" }] } as unknown as ModelPreset,
    "small",
  );
  const typed = { ...large, apiKey: "sk-typed", name: "Mine", limits: { concurrencyMax: 3 } };
  expect(withPreset(typed, large, small)).toMatchObject({
    name: "Mine",
    description: "small",
    model: "gpt-4o-mini",
    apiKey: "sk-typed",
    limits: { concurrencyMax: 3 },
  });
  expect(withPreset(large, large, small).name).toBe("GPT-4o mini");
  expect(withPreset(large, large, NEW_MODEL)).toMatchObject({ name: "", description: undefined, baseUrl: undefined });
});

it("knows where a stored key may go", () => {
  expect(sameOrigin("https://a.example/v1", "https://a.example/v2")).toBe(true);
  expect(sameOrigin("https://a.example/v1", "http://a.example/v1")).toBe(false);
  expect(sameOrigin("nothing", "nothing")).toBe(false);
});
