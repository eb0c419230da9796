import { goesWith } from "../taskMoves";
import type { Task } from "../taskQueries";

/** Where to do what is advised. */
export type Place = "template" | "next" | "concurrency" | "model";

/** Where advice is followed, by the code of the figure that led to it: what is pinned, such as the template, only by another task. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  "finding.throttled": ["concurrency", "model"],
  "finding.retries": ["model"],
  "finding.failures": ["model"],
  "finding.concurrency": ["concurrency"],
  "finding.limits": ["model"],
  "finding.long": ["template", "next", "model"],
  "finding.slow": ["template", "next", "model"],
  "finding.cut": ["template", "next"],
  "finding.onlyReasoned": ["template", "next", "model"],
  "finding.reasoning": ["template", "next", "model"],
  "finding.refused": ["template", "next", "model"],
  "finding.duplicate": ["template", "next"],
  "finding.schema": ["template", "next"],
  "finding.malformed": ["template", "next", "model"],
  "finding.rule": ["template", "next"],
};

const ABOUT_SPEED = ["throttled", "retries", "failures", "concurrency", "limits", "long", "slow"].map(
  (it) => `finding.${it}`,
);

/** What the findings are about: rejected rows, speed, or both. */
export function topicOf({ status, findings }: Pick<Task, "status" | "findings">) {
  const slow = findings.filter(({ figure }) => ABOUT_SPEED.includes(figure.code)).length;
  return slow === 0 ? "rejects" : slow < findings.length ? "both" : status === "RUNNING" ? "slow" : "wasSlow";
}

/** The places that a task's findings lead to. */
export function placesFor({ status, findings, template }: Task): readonly Place[] {
  const wanted = new Set<Place>(findings.flatMap(({ figure }) => PLACES[figure.code] ?? []));
  if (status === "COMPLETED" || status === "CANCELLED") {
    wanted.add("next");
  }
  const isThere = (place: Place) =>
    place === "concurrency" ? goesWith(place, status) : place === "model" || template.id !== null;
  return (["concurrency", "template", "next", "model"] as const).filter((it) => wanted.has(it) && isThere(it));
}
