import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../../api/client";
import { Problem } from "../../../api/problem";
import { useSettled } from "../../../shared/useSettled";
import { TASKS } from "../taskQueries";
import { bodyOf, isComplete, type ProportionFields, type ProportionsBody } from "./proportions";

/** How many rows each category and each combination gets. */
export type Allocation = Schemas["TaskAllocation"];

interface Wanted extends Omit<ProportionsBody, "otherCategory" | "checkLabels"> {
  /** None where a dataset is topped up. */
  readonly target?: number;
  readonly batchSize?: number;
}

export function allocationQuery(wanted: Wanted) {
  return queryOptions({
    queryKey: [...TASKS, "allocation", wanted],
    queryFn: ({ signal }) =>
      content(
        api.POST("/api/v1/data-synthesis/tasks/allocation", { body: wanted as Schemas["AllocationRequest"], signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

export function wantedOf(fields: ProportionFields, target: number, batchSize?: number | null): Wanted {
  const { otherCategory: _, checkLabels: __, ...body } = bodyOf(fields);
  return { ...(fields.topUp ? {} : { target }), ...body, ...(batchSize ? { batchSize } : {}) };
}

/**
 * How rows would be divided, asked for whenever the typing pauses; the answer before is kept until the next one has come.
 *
 * @param target undefined where no number of rows is known yet
 */
export function useAllocation(
  fields: ProportionFields | undefined,
  target: number | null | undefined,
  batchSize?: number | null,
) {
  const settled = useSettled(fields);
  const rows = useSettled(target);
  const ready =
    settled !== undefined &&
    isComplete(settled) &&
    (settled.topUp !== undefined || (typeof rows === "number" && rows > 0));
  const { data, error, isFetching } = useQuery({
    ...allocationQuery(ready ? wantedOf(settled, rows ?? 0, batchSize) : { target: 1, dimensions: [] }),
    placeholderData: keepPreviousData,
    enabled: ready,
  });
  const refused = ready && error instanceof Problem ? error : null;
  return {
    allocation: ready && !refused ? data : undefined,
    problems: refused?.fields ?? [],
    /** Other than what is wrong with the shares. */
    error: ready && refused === null ? error : refused && refused.fields.length === 0 ? refused : null,
    isFetching,
  };
}
