import { expect, it } from "vitest";
import { nearest, sentence } from "./formErrors";

it("finds the field that the service means, or the one around it", () => {
  const names = [["name"], ["limits", "requestsPerMinute"], ["examples"], ["examples", 2, "user"], ["values", "a.b"]];
  expect(nearest(names, "name")).toEqual(["name"]);
  expect(nearest(names, "limits.requestsPerMinute")).toEqual(["limits", "requestsPerMinute"]);
  expect(nearest(names, "examples[2].user")).toEqual(["examples", 2, "user"]);
  expect(nearest(names, "examples[3].user")).toEqual(["examples"]);
  expect(nearest(names, "values.a.b")).toEqual(["values", "a.b"]);
  expect(nearest(names, "names")).toBeNull();
  expect(nearest(names, "")).toBeNull();
});

it("makes sentences of what the service says of a field", () => {
  expect(sentence("has 101 characters, at most 100 are taken.", "Name")).toBe(
    "Name has 101 characters, at most 100 are taken.",
  );
  expect(sentence("expected an address like http://127.0.0.1:8000/v1.", "Base URL")).toBe(
    "Base URL: expected an address like http://127.0.0.1:8000/v1.",
  );
  expect(sentence("The default of {n} is too large.", "Default")).toBe("The default of {n} is too large.");
  expect(sentence("is missing. Write one.", "")).toBe("Is missing. Write one.");
});
