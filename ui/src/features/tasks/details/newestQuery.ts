import { queryOptions } from "@tanstack/react-query";
import { api, content } from "../../../api/client";
import { TASKS } from "../taskQueries";
import { ROWS_SHOWN } from "./newest";

/** The newest rows when the page was opened; the stream brings those after them. */
export function newestQuery(id: string) {
  const query = { page: 0, size: ROWS_SHOWN, order: "desc" };
  return queryOptions({
    queryKey: [...TASKS, "history", id, "newest"],
    queryFn: async ({ signal }) =>
      (await content(api.GET("/api/v1/data-synthesis/tasks/{id}/rows", { params: { path: { id }, query }, signal })))
        .content,
  });
}
