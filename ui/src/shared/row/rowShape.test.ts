import { expect, it } from "vitest";
import { shapeOf } from "./rowShape";

it("knows questions with answers, whatever they are called", () => {
  expect(shapeOf({ id: 1, question: "Q", answer: "A" })).toEqual({
    kind: "qa",
    question: "Q",
    answer: "A",
    rest: [["id", 1]],
  });
  expect(shapeOf({ instruction: "Do", output: "Done" })).toMatchObject({ kind: "qa", question: "Do" });
});

it("knows conversations in the usual formats", () => {
  expect(shapeOf({ messages: [{ role: "user", content: "Hi" }] })).toMatchObject({
    kind: "dialogue",
    turns: [{ role: "user", text: "Hi" }],
  });
  expect(shapeOf({ conversations: [{ from: "human", value: "Hi" }], topic: "x" })).toMatchObject({
    kind: "dialogue",
    rest: [["topic", "x"]],
  });
});

it("knows pairs, of texts and of conversations", () => {
  expect(shapeOf({ prompt: "P", chosen: "C", rejected: "R" })).toEqual({
    kind: "pair",
    prompt: "P",
    chosen: "C",
    rejected: "R",
    rest: [],
  });
  const said = (content: string) => [{ role: "assistant", content }];
  expect(shapeOf({ chosen: said("C"), rejected: said("R") })).toMatchObject({ prompt: null, chosen: "C" });
});

it.each([[{ text: "T", label: "positive" }], [{ messages: [] }], [{ messages: ["Hi"] }], [["a"]], ["text"], [null]])(
  "shows %j as it is",
  (row) => expect(shapeOf(row)).toEqual({ kind: "json" }),
);
