import { expect, it } from "vitest";
import { plain } from "../../../text/service/said";
import { placeIn, problemsAt } from "./sharePlaces";

it.each([
  ["dimensions[1].categories[2].share", { dimension: 1, category: 2 }],
  ["dimensions[0].name", { dimension: 0 }],
  ["dimensions", {}],
  ["combinations[3].when.level", { combination: 3 }],
  ["minimumPerCombination", {}],
  ["existing", {}],
  ["target", null],
  ["parameters.dimensions", null],
])("%s has its place in the editor", (field, place) => {
  expect(placeIn(field)).toEqual(place);
});

it("what is wrong stands at one place only", () => {
  const problems = ["dimensions[0]", "dimensions[0].categories[0].share", "dimensions[1]", "target"].map((field) => ({
    field,
    ...plain(field),
  }));
  const at = (place: object) => problemsAt(problems, place).map(({ field }) => field);
  expect(at({ dimension: 0 })).toEqual(["dimensions[0]"]);
  expect(at({ dimension: 0, category: 0 })).toEqual(["dimensions[0].categories[0].share"]);
  expect(at({})).toEqual([]);
});
