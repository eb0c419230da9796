import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "../../api/client";
import { failingModels, likelyModel } from "./likelyModel";
import { type Model, modelsQuery } from "./modelQueries";
import { readOutcomes } from "./outcomes";

/** What the last tasks were made of, and how they stand: a good guess for the next one. */
const lastTasksQuery = {
  ...query(["tasks", "last"], "/api/v1/data-synthesis/tasks", { query: { size: 20, sort: "createdAt,desc" } }),
  // A task that fails meanwhile says so to nobody here.
  staleTime: 0,
};

/** The models there are to choose from. */
export interface Offer {
  readonly models: readonly Model[];
  /** The one the last task used, or the first, but none that fails where another does not. */
  readonly likely: Model;
  /** The ids of those whose last use failed. */
  readonly failing: ReadonlySet<string>;
}

/** All models to choose from, undefined while they are not known, and the likely choice, undefined where there is none. */
export function useModels() {
  const list = useQuery(modelsQuery({ size: 100, sort: "name,asc" }));
  const last = useQuery(lastTasksQuery);
  const models = last.isPending ? undefined : list.data?.content;
  const tasks = last.data?.content;
  return useMemo(() => {
    const failing = failingModels(models ?? [], tasks ?? [], readOutcomes());
    const likely = likelyModel(models ?? [], tasks ?? [], failing);
    return { models, likely, failing, error: list.error, refetch: list.refetch };
  }, [models, tasks, list.error, list.refetch]);
}
