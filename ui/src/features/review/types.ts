import type { Schemas } from "../../api/client";

export type Item = Schemas["ReviewItem"];
export type Decision = Schemas["NewReviewDecision"];
export type Figures = Schemas["ReviewFigures"];
export type Kappa = Schemas["ReviewKappa"];
export type JudgeFigures = Schemas["ReviewJudgeFigures"];

/** Which rows one wants to see, as the service calls them. */
export const FILTERS = [
  "random",
  "low_score",
  "split",
  "near_threshold",
  "judge_rejected",
  "unjudged",
  "disagreed",
  "reviewed",
] as const;
export type Filter = (typeof FILTERS)[number];
