import { expect, it } from "vitest";
import { pathOf } from "./formErrors";

it("reads the service's names of fields", () => {
  expect(pathOf("name")).toEqual(["name"]);
  expect(pathOf("limits.requestsPerMinute")).toEqual(["limits", "requestsPerMinute"]);
  expect(pathOf("examples[2].user")).toEqual(["examples", 2, "user"]);
  expect(pathOf("")).toEqual([]);
});
