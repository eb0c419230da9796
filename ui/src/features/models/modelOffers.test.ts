import { expect, it } from "vitest";
import { offersOf, searchOffers, suggestedOf } from "./modelOffers";

const says = (message: string) => ({ code: "", message, values: {} });
const PRESET = {
  models: [
    { id: "gpt-4o", name: "GPT-4o", type: "OpenAI", description: says("High quality") },
    { id: "gpt-4", name: "GPT-4", type: "OpenAI", description: says("Complex tasks") },
  ],
};
const inWords = ({ message }: { message: string }) => message;

it("are those a provider is known for, as long as no address was asked", () => {
  expect(offersOf(PRESET, undefined, inWords).map(({ id, found }) => [id, found])).toEqual([
    ["gpt-4o", false],
    ["gpt-4", false],
  ]);
});

it("are those the address lists first, with what is known of them, each once", () => {
  const found = [{ id: "ft:gpt-4o", owner: "us" }, { id: "gpt-4o", owner: "system" }, { id: "ft:gpt-4o" }];
  const offers = offersOf(PRESET, found, inWords);
  expect(offers.map(({ id }) => id)).toEqual(["ft:gpt-4o", "gpt-4o", "gpt-4"]);
  expect(offers[1]).toEqual({ id: "gpt-4o", name: "GPT-4o", type: "OpenAI", description: "High quality", found: true });
  expect(offers[2]?.found).toBe(false);
});

it("are found by their words", () => {
  const offers = offersOf(PRESET, undefined, inWords);
  expect(searchOffers(offers, "quality openai").map(({ id }) => id)).toEqual(["gpt-4o"]);
  expect(searchOffers(offers, "gpt").length).toBe(2);
  expect(searchOffers(offers, "claude")).toEqual([]);
});

it("propose a name", () => {
  expect(suggestedOf("gpt-4o", offersOf(PRESET, undefined, inWords)[0])).toEqual({
    name: "GPT-4o",
    description: "OpenAI · High quality",
  });
  expect(suggestedOf(" qwen3:8b ", undefined)).toEqual({ name: "qwen3:8b", description: "" });
});
