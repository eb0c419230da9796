import { expect, it } from "vitest";
import { ageBins, binName, lengthBins, scoreBins, similarityBins } from "./bins";

const names = (bins: ReturnType<typeof lengthBins>) => bins.map((it) => `${binName(it, String)}: ${it.count}`);

it("lengths double from bar to bar, and begin where there are some", () => {
  expect(names(lengthBins([0, 0, 0, 4, 1]))).toEqual(["4–7: 4", "8–15: 1"]);
  expect(names(lengthBins([2, 1, 3]))).toEqual(["0: 2", "1: 1", "2–3: 3"]);
  expect(lengthBins([])).toEqual([]);
});

it("ages double, the first is a day", () => {
  expect(names(ageBins([1, 0, 2]))).toEqual(["0–1: 1", "1–2: 0", "2–4: 2"]);
});

it("similarities go by twentieths up to one", () => {
  const counts = Array.from({ length: 21 }, (_, at) => (at < 16 ? 0 : at));
  expect(names(similarityBins(counts))).toEqual([
    "0.8–0.85: 16",
    "0.85–0.9: 17",
    "0.9–0.95: 18",
    "0.95–1: 19",
    "1: 20",
  ]);
});

it("scores go by halves, and the best stands alone", () => {
  expect(names(scoreBins([1, 0, 0, 0, 0, 0, 0, 2]))).toEqual([
    "1–1.5: 1",
    "1.5–2: 0",
    "2–2.5: 0",
    "2.5–3: 0",
    "3–3.5: 0",
    "3.5–4: 0",
    "4–4.5: 0",
    "4.5–5: 2",
    "5: 0",
  ]);
});
