import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, content } from "../../api/client";
import { type Model, modelsQuery } from "./modelQueries";

/** What the last task was made of: a good guess for the next one. */
export const lastTaskQuery = queryOptions({
  queryKey: ["tasks", "last"],
  queryFn: async ({ signal }) => {
    const page = await content(api.GET("/api/v1/data-synthesis/tasks", { params: { query: { size: 1 } }, signal }));
    return page.content[0] ?? null;
  },
});

interface Models {
  /** Undefined while they are not known. */
  readonly models: readonly Model[] | undefined;
  /** The one the last task used, or the first; undefined where there is none. */
  readonly likely: Model | undefined;
  readonly error: unknown;
}

/** All models to choose from, and the likely choice. */
export function useModels(): Models {
  const list = useQuery(modelsQuery({ size: 100, sort: "name,asc" }));
  const last = useQuery(lastTaskQuery);
  const models = last.isPending ? undefined : list.data?.content;
  return {
    models,
    likely: models?.find(({ id }) => id === last.data?.model.id) ?? models?.[0],
    error: list.error,
  };
}
