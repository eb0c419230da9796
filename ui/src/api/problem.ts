import { plain, type Said } from "../text/service/said";
import type { components } from "./schema";

type ProblemDocument = components["schemas"]["Problem"];
export type FieldProblem = components["schemas"]["FieldError"];

/** The service refused a request: its problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    /** A word for programs, such as NAME_TAKEN. */
    readonly code: string,
    /** What is wrong and what to do, in the service's words. */
    readonly said: Said,
    readonly fields: readonly FieldProblem[] = [],
    /** Of a fault inside: what to look for in the service's log. */
    readonly id?: string,
  ) {
    super(said.message);
  }

  /** The same refusal with other names of fields: those of the form that was sent. */
  placed(placeOf: (field: string) => string): Problem {
    const placed = this.fields.map((it) => ({ ...it, field: placeOf(it.field) }));
    return new Problem(this.status, this.code, this.said, placed, this.id);
  }

  static of(status: number, body: unknown): Problem {
    const document = (typeof body === "object" && body !== null ? body : {}) as Partial<ProblemDocument>;
    return new Problem(
      status,
      document.code ?? "UNKNOWN",
      document.said ?? plain(document.detail ?? `HTTP ${status}`),
      document.errors ?? [],
      document.id ?? undefined,
    );
  }
}

/** The service cannot be reached, or the connection broke before its answer was there. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}
