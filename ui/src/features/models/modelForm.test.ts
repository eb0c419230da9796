import { expect, it } from "vitest";
import { addressOf, bodyOf, discoveryOf, fieldsOf, isAsStored, NEW_MODEL, sameOrigin } from "./modelForm";
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
    thinking: "auto",
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

it("says of a connection and a dialect what differs", () => {
  const model: Model = {
    ...stored,
    connection: { proxy: null, verifyTls: false, http2: false, compression: true },
    dialect: { omit: ["temperature"], stopMax: null },
    stream: false,
  };
  const fields = fieldsOf(model);
  expect(fields.dialect).toBe('{\n  "omit": [\n    "temperature"\n  ]\n}');
  const body = bodyOf(fields, model);
  expect(body.connection).toEqual({ verifyTls: false, compression: true });
  expect(body.dialect).toEqual({ omit: ["temperature"] });
  expect("stream" in body).toBe(false);
  const verified = bodyOf({ ...fields, connection: { verifyTls: true }, dialect: " ", stream: true }, model);
  expect("connection" in verified || "dialect" in verified).toBe(false);
  expect(verified.stream).toBe(true);
});

it("asks an address for its models with what leads there, whatever else is wrong", () => {
  const fields = { ...fieldsOf(stored), temperature: 9, model: "", removeKey: true };
  expect(discoveryOf(fields, stored)).toEqual({
    provider: "openai",
    baseUrl: "https://api.openai.com/v1",
    apiKey: null,
    headers: { "X-Team": "a" },
  });
});

it("gives up the address of another preset for that of the chosen one, but not what was typed", () => {
  const preset = (id: string, place: string, ...addresses: string[]) =>
    ({ id, place, provider: "openai", regions: addresses.map((baseUrl) => ({ id: "GLOBAL", baseUrl })) }) as never;
  const large = preset("large", "REMOTE", "https://large.example/v1");
  const azure = preset("azure", "REMOTE", "https://{resource}.example/v1");
  const other = preset("other", "OTHER");
  const presets = [large, azure, other];
  expect(addressOf(large, "https://mine.example/v1", presets).baseUrl).toBe("https://large.example/v1");
  expect(addressOf(other, "https://mine.example/v1", presets).baseUrl).toBe("https://mine.example/v1");
  expect(addressOf(other, "https://large.example/v1", presets).baseUrl).toBeUndefined();
  expect(addressOf(other, "https://{resource}.example/v1", presets).baseUrl).toBeUndefined();
});

it("knows where a stored key may go", () => {
  expect(sameOrigin("https://a.example/v1", "https://a.example/v2")).toBe(true);
  expect(sameOrigin("https://a.example/v1", "http://a.example/v1")).toBe(false);
  expect(sameOrigin("nothing", "nothing")).toBe(false);
});
