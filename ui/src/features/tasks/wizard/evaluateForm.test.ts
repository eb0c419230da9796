import { expect, it } from "vitest";
import { type EvaluateFields, evaluateBody, readEvaluate, USUAL_EVALUATION } from "./evaluateForm";

const JUDGED: EvaluateFields = {
  ...USUAL_EVALUATION,
  judged: true,
  judge: { ...USUAL_EVALUATION.judge, modelId: "m", rubric: "qa" },
  sample: 50,
};

it("says nothing of what is usual", () => {
  expect(evaluateBody(USUAL_EVALUATION)).toBeUndefined();
  expect(readEvaluate(undefined)).toEqual(USUAL_EVALUATION);
});

it("says that there is none, with a judge chosen or not", () => {
  expect(evaluateBody({ ...JUDGED, automatic: false })).toEqual({ automatic: false });
  expect(readEvaluate({ automatic: false }).automatic).toBe(false);
});

it("is read as it was sent", () => {
  const body = evaluateBody(JUDGED);
  expect(body).toMatchObject({ judge: { modelId: "m", rubric: "qa" }, sample: 50 });
  expect(readEvaluate(body)).toEqual(JUDGED);
});

it("keeps what has no field here", () => {
  const written = { judge: { modelId: "m", rubric: "code", votes: 3, temperature: 0.2 }, sample: 10 };
  expect(evaluateBody(readEvaluate(written))).toMatchObject(written);
});
