import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, ifMatch, pageQuery, query, type Schemas } from "../../api/client";
import { type SentOnce, useSentOnce } from "../../api/sentOnce";
import type { ListWanted } from "../../shared/useListAddress";

export type Template = Schemas["Template"];
export type TemplateSummary = Schemas["TemplateSummary"];
export type TemplateInput = Schemas["TemplateInput"];
export type TemplateValidation = Schemas["TemplateValidation"];
export type TemplateTry = Schemas["TemplateTry"];
type OnConflict = "fail" | "revise" | "rename";
export type Archived = "false" | "true" | "all";

/** Everything that is cached of templates lies below this key. */
const TEMPLATES = ["templates"] as const;
const TEMPLATE_LIST = [...TEMPLATES, "list"] as const;

interface TemplatesWanted extends ListWanted {
  readonly type?: string;
  readonly archived?: Archived;
}

export function templatesQuery(wanted: TemplatesWanted) {
  return pageQuery(TEMPLATE_LIST, "/api/v1/data-synthesis/templates", { query: wanted });
}

export function templateQuery(id: string, revision?: number) {
  return query([...TEMPLATES, "one", id], "/api/v1/data-synthesis/templates/{id}", {
    path: { id },
    query: { revision },
  });
}

export function revisionsQuery(id: string, page: number) {
  return pageQuery([...TEMPLATES, "revisions", id], "/api/v1/data-synthesis/templates/{id}/revisions", {
    path: { id },
    query: { page, size: 20 },
  });
}

export function diffQuery(id: string, from: number, to: number) {
  const params = { path: { id }, query: { from, to } };
  // Revisions never change.
  return {
    ...query(TEMPLATES, "/api/v1/data-synthesis/templates/{id}/diff", params),
    staleTime: Number.POSITIVE_INFINITY,
  };
}
/** What is found in a template that is being written. */
export function validationQuery(body: TemplateInput) {
  return queryOptions({
    queryKey: [...TEMPLATES, "validation", body],
    queryFn: ({ signal }) => content(api.POST("/api/v1/data-synthesis/templates/validate", { body, signal })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export async function tasksOf(templateId: string): Promise<number> {
  const query = { templateId, size: 1 };
  return (await content(api.GET("/api/v1/data-synthesis/tasks", { params: { query } }))).totalElements;
}

export function exportAddress(id: string): string {
  return `/api/v1/data-synthesis/templates/${id}/export`;
}

/** Forgets what was cached of the list, and of one template. */
function useRenew() {
  const client = useQueryClient();
  return (saved?: Template) => {
    if (saved) {
      client.setQueryData(templateQuery(saved.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: [...TEMPLATES, "revisions", saved.id] });
    }
    return client.invalidateQueries({ queryKey: TEMPLATE_LIST });
  };
}

/** What makes or changes one template. */
function useChangeTemplate<Wish>(change: (wish: Wish, sent: SentOnce) => Promise<{ data?: Template }>) {
  const renew = useRenew();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (wish: Wish) => content(change(wish, sent)),
    onSuccess: (saved) => {
      sent.done();
      return renew(saved);
    },
  });
}

/** Creates a template, or saves one as its next revision if nobody else has saved since `revision`. */
export function useSaveTemplate() {
  return useChangeTemplate<{ body: TemplateInput; over: { id: string; revision: number } | null }>(
    ({ body, over }, sent) =>
      over === null
        ? api.POST("/api/v1/data-synthesis/templates", { body, headers: sent.headers(body) })
        : api.PUT("/api/v1/data-synthesis/templates/{id}", {
            params: { path: { id: over.id } },
            headers: ifMatch(over.revision),
            body,
          }),
  );
}

export function useDuplicateTemplate() {
  return useChangeTemplate((id: string, sent) =>
    api.POST("/api/v1/data-synthesis/templates/{id}/duplicate", {
      params: { path: { id } },
      headers: sent.headers(id),
      body: {},
    }),
  );
}

export function useRestoreTemplate() {
  return useChangeTemplate((id: string) =>
    api.POST("/api/v1/data-synthesis/templates/{id}/restore", { params: { path: { id } } }),
  );
}

/** Takes in a template file, YAML or JSON. */
export function useImportTemplate() {
  return useChangeTemplate(({ text, onConflict }: { text: string; onConflict: OnConflict }, sent) =>
    api.POST("/api/v1/data-synthesis/templates/import", {
      params: { query: { onConflict } },
      headers: { "Content-Type": "application/yaml", ...sent.headers({ text, onConflict }) },
      body: text as unknown as TemplateInput,
      // JSON is YAML, too: the text goes as it is.
      bodySerializer: (body) => body as unknown as string,
    }),
  );
}

/** Deletes a template; gives it back where it was archived instead. */
export function useDeleteTemplate() {
  const client = useQueryClient();
  const renew = useRenew();
  return useMutation({
    mutationFn: async ({ id, revision }: TemplateSummary): Promise<Template | undefined> => {
      const { data } = await api.DELETE("/api/v1/data-synthesis/templates/{id}", {
        params: { path: { id } },
        headers: ifMatch(revision),
      });
      return data;
    },
    onSuccess: (archived, { id }) => {
      client.removeQueries({ queryKey: [...TEMPLATES, "one", id] });
      return renew(archived);
    },
  });
}

export function useInstallStarters() {
  const renew = useRenew();
  return useMutation({
    mutationFn: () => content(api.POST("/api/v1/data-synthesis/templates/starters")),
    onSuccess: () => renew(),
  });
}
