const BAD = ["FAILED", "GIVEN_UP", "JOURNAL"];
const WARN = ["THROTTLED", "RETRYING", "PARTIAL", "PAUSED", "STOPPING"];

/** The colour of an entry of the log; undefined for what is neither bad nor a warning. */
export function failureColor(kind: string): string | undefined {
  return BAD.includes(kind) ? "var(--bad)" : WARN.includes(kind) ? "var(--warn)" : undefined;
}
