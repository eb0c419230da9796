import { expect, it } from "vitest";
import { filterOf, sortOf, wantedOf } from "./rowsAddress";

const of = (text: string) => new URLSearchParams(text);

it("asks for nothing where the address says nothing", () => {
  expect(Object.values(wantedOf(of(""))).every((it) => it === undefined)).toBe(true);
});

it("asks for what the address says", () => {
  expect(filterOf(of("q=天气&where=score:ge:1&where=a:exists&verdict=EDITED&category=level:hard&task=1"))).toEqual({
    q: "天气",
    where: ["score:ge:1", "a:exists"],
    verdict: "EDITED",
    category: ["level:hard"],
    task: "1",
  });
});

it("asks for a model and a time", () => {
  const asked = { model: "gpt-4o", from: "2026-11-30T00:00:00.000Z", to: "2026-12-01T00:00:00.000Z" };
  expect(filterOf(new URLSearchParams(asked))).toEqual(asked);
});

it("leaves out what is none", () => {
  expect(filterOf(of("model=&from=yesterday&to="))).toEqual({});
  expect(filterOf(of("q=&where=&verdict=LOST"))).toEqual({});
  expect(wantedOf(of("version=x&after=-1"))).toEqual({});
});

it("begins behind a row only in the rows' own order", () => {
  expect(wantedOf(of("after=12345")).after).toBe(12_345);
  expect(wantedOf(of("after=12345&sort=score,desc"))).toEqual({ sort: "score,desc" });
});

it("sorts by fields with commas", () => {
  expect(sortOf("a,b,desc")).toEqual({ field: "a,b", order: "desc" });
  expect(sortOf("a")).toBeNull();
});
