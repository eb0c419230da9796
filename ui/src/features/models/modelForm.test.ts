import { expect, it } from "vitest";
import { bodyOf, fieldsOf, NEW_MODEL, sameOrigin } from "./modelForm";
import type { Model } from "./modelQueries";

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
  limits: { requestsPerMinute: null, concurrencyMax: 256 },
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
    limits: { concurrencyMax: 256 },
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

it("knows where a stored key may go", () => {
  expect(sameOrigin("https://a.example/v1", "https://a.example/v2")).toBe(true);
  expect(sameOrigin("https://a.example/v1", "http://a.example/v1")).toBe(false);
  expect(sameOrigin("nothing", "nothing")).toBe(false);
});
