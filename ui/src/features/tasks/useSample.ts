import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, content } from "../../api/client";
import { useSentOnce } from "../../api/sentOnce";
import { MODELS } from "../models/modelQueries";
import { bodyOf, fieldsOf } from "../templates/templateForm";
import { sampleOf } from "./sampleValues";
import { TASK_LIST } from "./taskQueries";

const TEMPLATE = "qa_generation_template";
const MODEL = "Offline demo";

/** What the sample is called and how its model is described, in the user's language. */
interface SampleWords {
  readonly name: string;
  readonly description: string;
  readonly modelDescription: string;
}

/** How many of its steps are done: templates, model, task. */
type SampleStep = 0 | 1 | 2 | 3;

/** Makes what the sample task needs where it is missing, and starts it: all of it over the service's interface. */
export function useSample() {
  const client = useQueryClient();
  const sent = useSentOnce();
  const [step, setStep] = useState<SampleStep>(0);
  const run = useMutation({
    mutationFn: async ({ name, description, modelDescription }: SampleWords) => {
      setStep(0);
      const { installed, present } = await content(api.POST("/api/v1/data-synthesis/templates/starters"));
      const starter = [...installed, ...present].find((it) => it.name.toLowerCase() === TEMPLATE);
      setStep(1);
      const modelId = (await offline()) ?? (await addOffline(modelDescription));
      setStep(2);
      const body = {
        name,
        description,
        templateId: starter?.id ?? "",
        modelId,
        ...sampleOf(starter ? await variablesOf(starter.id) : []),
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
}

/** What the template asks for as it is stored: somebody may have changed it. */
async function variablesOf(id: string) {
  const template = await content(api.GET("/api/v1/data-synthesis/templates/{id}", { params: { path: { id } } }));
  const body = bodyOf(fieldsOf(template));
  return (await content(api.POST("/api/v1/data-synthesis/templates/validate", { body }))).variables;
}

async function offline(): Promise<string | undefined> {
  const page = await content(api.GET("/api/v1/models", { params: { query: { q: MODEL, size: 100 } } }));
  return page.content.find(({ name, provider }) => name === MODEL && provider === "offline")?.id;
}

async function addOffline(description: string): Promise<string> {
  const body = { name: MODEL, description, provider: "offline", latencyMillis: 300 } as const;
  return (await content(api.POST("/api/v1/models", { body }))).id;
}
