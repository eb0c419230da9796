import { isMap } from "../../../api/exactJson";
import { type JudgeFields, judgeBody, NEW_JUDGE, numberIn, readJudge } from "../gates/gateFields";

/** How the rows of a task are evaluated when it ends. */
export interface EvaluateFields {
  readonly automatic: boolean;
  /** Whether a model scores a sample of them. */
  readonly judged: boolean;
  readonly judge: JudgeFields;
  readonly sample?: number | null;
}

export const SAMPLE_USUAL = 100;

export const USUAL_EVALUATION: EvaluateFields = {
  automatic: true,
  judged: false,
  judge: NEW_JUDGE,
  sample: SAMPLE_USUAL,
};

/** What is sent; undefined where it says no more than what is usual. */
export function evaluateBody({ automatic, judged, judge, sample }: EvaluateFields): unknown {
  if (!automatic) {
    return { automatic };
  }
  return judged
    ? { judge: judgeBody(judge), ...(sample == null || sample === SAMPLE_USUAL ? {} : { sample }) }
    : undefined;
}

/** The fields of what a task has. */
export function readEvaluate(written: unknown): EvaluateFields {
  if (!isMap(written)) {
    return USUAL_EVALUATION;
  }
  const { automatic, judge, sample } = written;
  return {
    automatic: automatic !== false,
    judged: isMap(judge),
    judge: isMap(judge) ? readJudge(judge) : NEW_JUDGE,
    sample: numberIn(sample) ?? SAMPLE_USUAL,
  };
}
