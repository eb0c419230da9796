import { api, content, query, type Schemas } from "../../../api/client";

export type TriedGates = Schemas["TriedGates"];

/** What gates can be made of: it stays the same while the service runs. */
export const gatesQuery = { ...query(["gates"], "/api/v1/data-synthesis/gates"), staleTime: Number.POSITIVE_INFINITY };

/** What has rows that are there already. */
export type RowsOf = { readonly datasetId: string } | { readonly taskId: string };

/** What gates would do with the newest rows of a dataset or a task. */
export function tryGates(gates: unknown, of: RowsOf, rows: number): Promise<TriedGates> {
  const body = { gates, ...of, rows } as Schemas["GateTrial"];
  return content(api.POST("/api/v1/data-synthesis/gates/try", { body }));
}
