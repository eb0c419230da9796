import { StatusTag } from "../../shared/StatusTag";
import { useFormats, useText } from "../../text/language";
import { isActive } from "./evaluationMoves";
import { toneOf } from "./score";
import type { EvaluationStatus } from "./types";
import "./evaluation.css";

interface Props {
  /** Of 100; null until it is known. */
  readonly score: number | null | undefined;
  readonly status: EvaluationStatus;
}

/** An overall score in its colour, or why there is none. */
export function ScoreTag({ score, status }: Props) {
  const say = useText();
  const { number } = useFormats();
  if (score === null || score === undefined) {
    return isActive({ status }) ? <StatusTag status={status} /> : number(null);
  }
  const text = number(score, 1);
  return (
    <span className="score-tag" data-tone={toneOf(score)} title={say("evaluation.score.of", { score: text })}>
      {text}
    </span>
  );
}
