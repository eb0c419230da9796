import { expect, it } from "vitest";
import { writeJson } from "../../../api/exactJson";
import { editedRow } from "./editedRow";

it("is read with all digits of its numbers", () => {
  const text = '{"id":12345678901234567890,"price":1.10,"text":"多\\n行"}';
  expect(writeJson(editedRow(text))).toBe(text);
});

it("is none where it is no object", () => {
  for (const text of ["", "{", "[]", "5", "null", '"a"', "12345678901234567890"]) {
    expect(editedRow(text)).toBeNull();
  }
});
