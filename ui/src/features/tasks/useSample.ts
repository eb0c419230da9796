import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, content } from "../../api/client";
import { Problem } from "../../api/problem";
import { useSentOnce } from "../../api/sentOnce";
import { plain } from "../../text/service/said";
import { MODELS, modelQuery } from "../models/modelQueries";
import { bodyOf, fieldsOf } from "../templates/templateForm";
import type { Template } from "../templates/templateQueries";
import { sampleOf } from "./sampleValues";
import { TASK_LIST } from "./taskQueries";

const TEMPLATE = "qa_generation_template";
const MODEL = "Offline demo";

/** What the sample is called and how its model is described, in the user's language. */
interface SampleWords {
  readonly name: string;
  readonly description: string;
  readonly modelDescription: string;
  /** What is said where its template is neither there nor can be added. */
  readonly noTemplate: string;
}

/** How many of its steps are done: templates, model, task. */
type SampleStep = 0 | 1 | 2 | 3;

/** Makes what the sample task needs where it is missing, and starts it: all of it over the service's interface. */
export function useSample() {
  const client = useQueryClient();
  const sent = useSentOnce();
  const [step, setStep] = useState<SampleStep>(0);
  const run = useMutation({
    mutationFn: async (words: SampleWords) => {
      setStep(0);
      await api.POST("/api/v1/data-synthesis/templates/starters");
      setStep(1);
      const template = await sampleTemplate(words.noTemplate);
      const found = await content(
        api.POST("/api/v1/data-synthesis/templates/validate", { body: bodyOf(fieldsOf(template)) }),
      );
      const modelId = (await offline()) ?? (await addOffline(words.modelDescription));
      setStep(2);
      const body = {
        name: words.name,
        description: words.description,
        templateId: template.id,
        templateRevision: template.revision,
        modelId,
        ...sampleOf(found.variables),
      };
      const task = await content(api.POST("/api/v1/data-synthesis/tasks", { body, headers: sent.headers(body) }));
      sent.done();
      setStep(3);
      return task;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["templates"] });
      void client.invalidateQueries({ queryKey: MODELS });
      void client.invalidateQueries({ queryKey: TASK_LIST });
    },
  });
  return { step, run };

  async function addOffline(description: string): Promise<string> {
    const model = await content(
      api.POST("/api/v1/models", { body: { name: MODEL, description, provider: "offline", latencyMillis: 300 } }),
    );
    client.setQueryData(modelQuery(model.id).queryKey, model);
    return model.id;
  }
}

/** The template of the sample as it is stored; one that was archived is brought back. */
async function sampleTemplate(noTemplate: string): Promise<Template> {
  const page = await content(
    api.GET("/api/v1/data-synthesis/templates", { params: { query: { q: TEMPLATE, size: 100, archived: "all" } } }),
  );
  const named = page.content.filter(({ name }) => name === TEMPLATE);
  const found = named.find(({ archivedAt }) => !archivedAt) ?? named[0];
  if (!found) {
    throw new Problem(404, "NOT_FOUND", plain(noTemplate));
  }
  const params = { path: { id: found.id } };
  return content<Template>(
    found.archivedAt
      ? api.POST("/api/v1/data-synthesis/templates/{id}/restore", { params })
      : api.GET("/api/v1/data-synthesis/templates/{id}", { params }),
  );
}

async function offline(): Promise<string | undefined> {
  const page = await content(api.GET("/api/v1/models", { params: { query: { q: MODEL, size: 100 } } }));
  return page.content.find(({ name, provider }) => name === MODEL && provider === "offline")?.id;
}
