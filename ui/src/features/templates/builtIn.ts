/** The variables that get their values from the run. */
export const BUILT_IN = ["count", "current_date", "current_time", "random_id"] as const;

/** A variable that can be put into a prompt. */
export interface Offered {
  readonly name: string;
  readonly about: string;
}
