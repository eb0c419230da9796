import { describe, expect, it } from "vitest";
import { found } from "./byName";

const names = (typed: string, ...all: string[]) =>
  found(
    all.map((name) => ({ name })),
    typed,
  ).map(({ name }) => name);

describe("names", () => {
  it.each([
    ["qa_template", ["education_qa_template", "qa_template"], ["qa_template", "education_qa_template"]],
    [
      "QA_Template ",
      ["a_qa_template", "qa_template_2", "Qa_template"],
      ["Qa_template", "qa_template_2", "a_qa_template"],
    ],
    ["qa", ["aqa", "my qa", "qa_x", "qa"], ["qa", "qa_x", "my qa", "aqa"]],
    ["gpt-4o", ["azure gpt-4o", "gpt-4o mini", "gpt-4o"], ["gpt-4o", "gpt-4o mini", "azure gpt-4o"]],
    ["问答", ["医疗问答", "问答模板", "问答"], ["问答", "问答模板", "医疗问答"]],
    ["4", ["gpt-4", "claude"], ["gpt-4"]],
    ["c++", ["c", "c++ (old)", "learn c++"], ["c++ (old)", "learn c++"]],
    ["nothing", ["a", "b"], []],
    ["", ["b", "a"], ["b", "a"]],
  ])("for %j of %j", (typed, all, expected) => {
    expect(names(typed, ...all)).toEqual(expected);
  });

  it("are found by their description, behind those that are called so", () => {
    const all = [
      { name: "other", description: "Makes qa pairs" },
      { name: "qa", description: null },
    ];
    expect(found(all, "qa").map(({ name }) => name)).toEqual(["qa", "other"]);
  });
});
