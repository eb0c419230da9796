// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";

const asked: URLSearchParams[] = [];

/** A service with rows 1 to 250, whose cursors are the numbers of rows. */
vi.stubGlobal("fetch", async (request: Request) => {
  const params = new URL(request.url).searchParams;
  asked.push(params);
  const [after, size] = [Number(params.get("after") ?? 0), Number(params.get("size"))];
  const numbers = Array.from({ length: Math.min(size, 250 - after) }, (_, at) => after + at + 1);
  const next = after + size < 250 ? String(after + size) : null;
  const content = numbers.map((ordinal) => ({ ordinal, edited: false, data: { ordinal } }));
  return Response.json({ content, next, matched: 250, rows: 250, indexedRows: null });
});

// The client takes the fetch that is there when it is made.
const { rowsQuery } = await import("./rowQueries");

beforeEach(() => {
  asked.length = 0;
});

async function numbersOf(wanted: Parameters<typeof rowsQuery>[1], pages: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const found = await client.fetchInfiniteQuery({ ...rowsQuery("1", wanted), pages });
  return found.pages.flatMap(({ content }) => content.map(({ ordinal }) => ordinal));
}

it("come slice behind slice, each once, until there are no more", async () => {
  expect(await numbersOf({}, 10)).toEqual(Array.from({ length: 250 }, (_, at) => at + 1));
  expect(asked.map((params) => params.get("after"))).toEqual([null, "100", "200"]);
});

it("begin behind the row that is gone to", async () => {
  expect(await numbersOf({ after: 240 }, 10)).toEqual([241, 242, 243, 244, 245, 246, 247, 248, 249, 250]);
});

it("are asked for with all conditions in every slice", async () => {
  await numbersOf({ q: "天气", where: ["score:ge:1", "a.b:missing"], sort: "score,desc" }, 2);
  expect(asked).toHaveLength(2);
  for (const params of asked) {
    expect(params.get("q")).toBe("天气");
    expect(params.getAll("where")).toEqual(["score:ge:1", "a.b:missing"]);
    expect(params.get("sort")).toBe("score,desc");
  }
});
