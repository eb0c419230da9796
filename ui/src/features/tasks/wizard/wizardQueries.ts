import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../../api/client";
import { useSentOnce } from "../../../api/sentOnce";

/** A template's first request with these values, as the model would get it. */
export function renderQuery(id: string, request: Schemas["TemplateRenderRequest"]) {
  return queryOptions({
    queryKey: ["templates", "render", id, request],
    queryFn: ({ signal }) =>
      content(
        api.POST("/api/v1/data-synthesis/templates/{id}/render", { params: { path: { id } }, body: request, signal }),
      ),
    gcTime: 0,
  });
}

/** Makes a task and starts it: the same task once, however often it is sent. */
export function useCreateTask() {
  const client = useQueryClient();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (task: Schemas["NewTask"]) =>
      content(api.POST("/api/v1/data-synthesis/tasks", { body: task, headers: sent.headers(task) })),
    onSuccess: () => {
      sent.done();
      void client.invalidateQueries({ queryKey: ["tasks"] });
      void client.invalidateQueries({ queryKey: ["datasets"] });
    },
  });
}
