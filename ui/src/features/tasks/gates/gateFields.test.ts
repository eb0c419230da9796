import { describe, expect, it } from "vitest";
import { readAnswer, writeJson } from "../../../api/exactJson";
import {
  comparing,
  gatesBody,
  isComplete,
  judgeRequests,
  NEW_JUDGE,
  NEW_MEANING,
  newDimension,
  newJudge,
  newRule,
  type RuleKind,
  readGates,
  scoring,
  USUAL_GATES,
  withOption,
} from "./gateFields";

const LENGTH: RuleKind = {
  name: "length",
  what: "Texts that are too short.",
  options: [
    { name: "fields", type: "FIELDS", what: "Which.", needed: true, usual: null, least: null, most: null, words: [] },
    { name: "least", type: "WHOLE", what: "Least.", needed: false, usual: 1, least: 0, most: 9, words: [] },
  ],
};

describe("gates", () => {
  it("are sent only where they say more than what is usual", () => {
    expect(gatesBody(USUAL_GATES)).toBeUndefined();
    expect(gatesBody({ ...USUAL_GATES, choice: "strict" })).toBe("strict");
    expect(gatesBody({ ...USUAL_GATES, near: false })).toEqual({ duplicates: { near: "off" } });
    expect(gatesBody({ ...USUAL_GATES, choice: "standard", similarity: 0.9, compared: ["question"] })).toEqual({
      preset: "standard",
      duplicates: { near: 0.9, fields: ["question"] },
    });
  });

  it("have rules of their own only where they are custom", () => {
    const rules = [newRule("length", { fields: ["answer"], least: 3 })];
    const custom = { ...USUAL_GATES, choice: "custom" as const, base: "standard" as const, rules };
    expect(gatesBody(custom)).toEqual({
      preset: "standard",
      rules: [{ rule: "length", fields: ["answer"], least: 3 }],
    });
    expect(gatesBody({ ...custom, choice: "off" })).toBeUndefined();
  });

  it("say how what rows mean is compared, by which model", () => {
    const meaning = { modelId: "m", threshold: 0.9, kept: {} };
    const semantic = { duplicates: { semantic: { modelId: "m" } } };
    expect(gatesBody({ ...USUAL_GATES, meaning })).toEqual(semantic);
    expect(readGates(semantic).meaning).toEqual(meaning);
    expect(isComplete({ ...USUAL_GATES, meaning: NEW_MEANING }, [])).toBe(false);
    expect(isComplete({ ...USUAL_GATES, meaning }, [])).toBe(true);
  });

  it("say how rows are judged: by a rubric, or by dimensions", () => {
    expect(gatesBody({ ...USUAL_GATES, judge: NEW_JUDGE })).toEqual({
      judge: { rubric: "general", threshold: 3.5, votes: 1, rowsPerRequest: 5 },
    });
    const dimensions = [newDimension({ name: " truth ", description: "Is it true?", scale: "yes_no", weight: 2 })];
    expect(gatesBody({ ...USUAL_GATES, judge: { ...NEW_JUDGE, rubric: null, modelId: "m", dimensions } })).toEqual({
      judge: {
        modelId: "m",
        dimensions: [{ name: "truth", description: "Is it true?", scale: "yes_no", weight: 2 }],
        threshold: 3.5,
        votes: 1,
        rowsPerRequest: 5,
      },
    });
  });

  it("compare two fields of a row, and score them again", () => {
    const fields = ["prompt", "chosen", "rejected"];
    const judge = newJudge(fields);
    expect(gatesBody({ ...USUAL_GATES, judge })).toEqual({
      judge: {
        rubric: "preference",
        pair: ["chosen", "rejected"],
        threshold: 3.5,
        votes: 2,
        rowsPerRequest: 5,
      },
    });
    expect(judgeRequests(judge, 100)).toBe(40);
    expect(judgeRequests({ ...judge, votes: null }, 100)).toBe(40);
    expect(scoring(judge)).toEqual(NEW_JUDGE);
    expect(newJudge(["question", "answer"])).toEqual(NEW_JUDGE);
    expect(newJudge(["question", "answer"], "qa").rubric).toBe("qa");
    expect(newJudge(["text"], "custom").rubric).toBe("general");
    const code = { ...NEW_JUDGE, rubric: null, kept: { examples: [], someday: 1 } };
    expect(gatesBody({ ...USUAL_GATES, judge: comparing(code, fields) })).toEqual({
      judge: {
        dimensions: [],
        pair: ["chosen", "rejected"],
        threshold: 3.5,
        votes: 2,
        rowsPerRequest: 5,
        someday: 1,
      },
    });
    expect(readGates({ judge: { pair: ["a", "b"] } }).judge).toMatchObject({ rubric: "preference", votes: 2 });
  });

  it.each([
    '"strict"',
    '{"duplicates":{"near":"off"}}',
    '{"preset":"standard","rules":[{"rule":"length","least":10,"someday":{"a":[1.10]}},{"rule":"newer"}]}',
    '{"duplicates":{"near":0.75,"fields":["question"],"someday":1}}',
    '{"duplicates":{"heldOut":[{"datasetId":"d"},{"datasetId":"e"}]}}',
    '{"judge":{"modelId":"m","rubric":"qa","threshold":4.2,"votes":3,"rowsPerRequest":10,"examples":[{"row":{"a":1.0},"scores":{"truth":5}}]}}',
    '{"judge":{"rubric":"preference","pair":["chosen","rejected"],"threshold":3.5,"votes":4,"rowsPerRequest":5,"someday":1}}',
    '{"judge":{"dimensions":[{"name":"truth","description":"Is it true?","scale":"yes_no","weight":0.5}],"threshold":3.5,"votes":1,"rowsPerRequest":5},"someday":true}',
  ])("come back as they were: %s", (written) => {
    const { draft } = readAnswer(`{"draft":{"gates":${written}}}`) as { draft: { gates: unknown } };
    expect(writeJson(gatesBody(readGates(draft.gates)))).toBe(written);
  });

  it("mean the same where they come back otherwise", () => {
    expect(gatesBody(readGates("off"))).toEqual({ duplicates: { near: "off" } });
    expect(gatesBody(readGates({ preset: "OFF" }))).toEqual({ duplicates: { near: "off" } });
    expect(gatesBody(readGates({ preset: "off", duplicates: {} }))).toBeUndefined();
    expect(gatesBody(readGates({ rules: ["refusal"] }))).toEqual({ rules: [{ rule: "refusal" }] });
    expect(gatesBody(readGates({ judge: {} }))).toMatchObject({ judge: { rubric: "general" } });
  });

  it("are complete once rules and dimensions have what they need", () => {
    const rule = newRule("length");
    const custom = { ...USUAL_GATES, choice: "custom" as const, rules: [rule] };
    expect(isComplete(custom, [LENGTH])).toBe(false);
    const filled = withOption(rule, "fields", ["answer"]);
    expect(isComplete({ ...custom, rules: [filled] }, [LENGTH])).toBe(true);
    expect(withOption(filled, "fields", []).options).toEqual({});
    expect(isComplete({ ...custom, choice: "off" }, [LENGTH])).toBe(true);
    expect(isComplete({ ...custom, rules: [newRule("newer")] }, [LENGTH])).toBe(true);
    for (const [chosen, rejected, complete] of [
      ["a", "b", true],
      ["a", "a", false],
      ["a", "", false],
      ["", "", false],
    ] as const) {
      const judge = { ...comparing(NEW_JUDGE, []), pair: { chosen, rejected } };
      expect(isComplete({ ...USUAL_GATES, judge }, [])).toBe(complete);
    }
    const own = { ...NEW_JUDGE, rubric: null };
    expect(isComplete({ ...USUAL_GATES, judge: own }, [])).toBe(false);
    expect(isComplete({ ...USUAL_GATES, judge: { ...own, dimensions: [newDimension({ name: "a" })] } }, [])).toBe(
      false,
    );
  });

  it("cost requests by rows, rows of a request and votes", () => {
    expect(judgeRequests(NEW_JUDGE, 101)).toBe(21);
    expect(judgeRequests({ ...NEW_JUDGE, votes: 3, rowsPerRequest: 10 }, 101)).toBe(33);
  });
});
