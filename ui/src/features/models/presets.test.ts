import { expect, it } from "vitest";
import type { ModelPreset } from "./modelQueries";
import { hostOf, placeholdersOf, presetOf, regionOf } from "./presets";

function preset(id: string, provider: string, place: string, ...addresses: string[]): ModelPreset {
  const regions = addresses.map((baseUrl, index) => ({ id: index === 0 ? "GLOBAL" : "CHINA", baseUrl }));
  return { id, name: id, provider, place, regions } as unknown as ModelPreset;
}

const PRESETS = [
  preset("openai", "openai", "REMOTE", "https://api.openai.com/v1"),
  preset("anthropic", "anthropic", "REMOTE", "https://api.anthropic.com/v1"),
  preset("tongyi", "openai", "REMOTE", "https://intl.example/v1", "https://cn.example/v1"),
  preset("azure", "openai", "REMOTE", "https://{resource}.openai.azure.com/openai/v1"),
  preset("ollama", "ollama", "LOCAL", "http://127.0.0.1:11434"),
  preset("vllm", "openai", "LOCAL", "http://127.0.0.1:8000/v1"),
  preset("other", "openai", "OTHER"),
  preset("offline", "offline", "OFFLINE"),
];

it.each([
  ["openai", "https://api.openai.com/v1", "openai"],
  ["openai", "https://API.openai.com/v1/", "openai"],
  ["openai", "https://cn.example/v1", "tongyi"],
  ["openai", "https://our-team.openai.azure.com/openai/v1", "azure"],
  ["openai", "https://evil.example/x.openai.azure.com/openai/v1", "other"],
  ["openai", "http://localhost:8000/v1", "vllm"],
  ["openai", "http://localhost:8001/v1", "other"],
  ["openai", "https://api.openai.com/v1/proxied", "other"],
  ["anthropic", "https://gateway.example/claude", "anthropic"],
  ["ollama", "http://gpu-box:11434", "ollama"],
  ["offline", null, "offline"],
] as const)("know the preset of a model: %s at %s is %s", (provider, baseUrl, id) => {
  expect(presetOf(PRESETS, { provider, baseUrl })?.id).toBe(id);
});

it("are none where none are known", () => {
  expect(presetOf([], { provider: "openai", baseUrl: "https://api.openai.com/v1" })).toBeUndefined();
});

it("know the region of an address", () => {
  const tongyi = PRESETS[2] as ModelPreset;
  expect(regionOf(tongyi, "https://cn.example/v1/")?.id).toBe("CHINA");
  expect(regionOf(tongyi, "https://else.example/v1")).toBeUndefined();
  expect(regionOf(tongyi, undefined)).toBeUndefined();
});

it("say what is to be replaced in an address", () => {
  expect(placeholdersOf("https://{a}.example/{b}/{a}")).toEqual(["{a}", "{b}"]);
  expect(placeholdersOf("https://a.example/v1")).toEqual([]);
  expect(placeholdersOf(null)).toEqual([]);
});

it("show the host of an address", () => {
  expect(hostOf("http://127.0.0.1:8080/v1")).toBe("127.0.0.1:8080");
  expect(hostOf("no address")).toBe("no address");
  expect(hostOf(null)).toBe("");
});
