import { expect, it } from "vitest";
import { ExactNumber } from "../api/exactJson";
import { boundsText, isVariableName, isWithin, wrongInAddress } from "./checks";

it("takes the addresses that the service takes", () => {
  expect(wrongInAddress(" https://api.openai.com/v1 ")).toBeNull();
  expect(wrongInAddress("http://127.0.0.1:11434/v1/@x")).toBeNull();
  expect(wrongInAddress("ftp://a.example")).toBe("form.address");
  expect(wrongInAddress("api.openai.com/v1")).toBe("form.address");
  expect(wrongInAddress("https://a.example/v1?key=x")).toBe("form.address.rest");
  expect(wrongInAddress("https://a.example/v1#")).toBe("form.address.rest");
  expect(wrongInAddress("https://user:pw@a.example/v1")).toBe("form.address.user");
});

it("knows numbers with a bound on one side", () => {
  expect(boundsText({ min: 1 })).toBe("form.atLeast");
  expect(boundsText({ min: null, max: 0 })).toBe("form.atMost");
  expect(boundsText({ min: 0, max: 1 })).toBe("form.range");
  expect(boundsText({})).toBeNull();
  expect(isWithin(0, { min: 0 })).toBe(true);
  expect(isWithin(-1, { min: 0 })).toBe(false);
  expect(isWithin(2, { min: null, max: 1 })).toBe(false);
  expect(isWithin("1", {})).toBe(false);
  expect(isWithin(new ExactNumber("1.10"), { min: 1, max: 2 })).toBe(true);
  expect(isWithin(new ExactNumber("1e400"), { max: 2 })).toBe(false);
});

it("tells a variable's name from a key", () => {
  expect(isVariableName("OPENAI_API_KEY")).toBe(true);
  expect(isVariableName("sk-0123")).toBe(false);
  expect(isVariableName("1KEY")).toBe(false);
});
