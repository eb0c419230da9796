import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, content } from "../../api/client";
import { useSentOnce } from "../../api/sentOnce";
import { MODELS, modelQuery } from "../models/modelQueries";
import { TASK_LIST } from "./taskQueries";

const TEMPLATE = "qa_generation_template";
const MODEL = "Offline demo";

/** What the sample is called and how its model is described, in the user's language. */
export interface SampleWords {
  readonly name: string;
  readonly description: string;
  readonly modelDescription: string;
}

/** How many of its steps are done: templates, model, task. */
export type SampleStep = 0 | 1 | 2 | 3;

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
      const templateId = await template();
      const modelId = (await offline()) ?? (await addOffline(words.modelDescription));
      setStep(2);
      const body = {
        name: words.name,
        description: words.description,
        templateId,
        modelId,
        parameters: { topic: "Medical health", difficulty: "medium", count: 100 },
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

async function template(): Promise<string> {
  const page = await content(
    api.GET("/api/v1/data-synthesis/templates", { params: { query: { q: TEMPLATE, size: 100 } } }),
  );
  const found = page.content.find(({ name }) => name === TEMPLATE);
  if (!found) {
    throw new Error(TEMPLATE);
  }
  return found.id;
}

async function offline(): Promise<string | undefined> {
  const page = await content(api.GET("/api/v1/models", { params: { query: { q: MODEL, size: 100 } } }));
  return page.content.find(({ name, provider }) => name === MODEL && provider === "offline")?.id;
}
