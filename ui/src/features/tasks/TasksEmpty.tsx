import { CheckCircleFilled, LoadingOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Flex } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, content } from "../../api/client";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { MODELS } from "../models/modelQueries";
import { bodyOf, fieldsOf } from "../templates/templateForm";
import { sampleOf } from "./sampleValues";
import { useCreateTask } from "./taskQueries";

const STEPS = ["templates", "model", "task"] as const;

/** No task yet: a sample that ends in rows to look at, or one of one's own. */
export function TasksEmpty() {
  const say = useText();
  const navigate = useNavigate();
  const { step, run } = useSample();
  const start = () =>
    run.mutate(
      {
        name: say("tasks.sample.name"),
        description: say("tasks.sample.description"),
        modelDescription: say("tasks.sample.modelDescription"),
      },
      { onSuccess: (task) => navigate(`/data/synthesis/tasks/${task.id}`) },
    );
  return (
    <section className="first-run" aria-label={say("tasks.empty")}>
      <h2>{say("tasks.empty")}</h2>
      <p className="soft">{say("tasks.empty.more")}</p>
      <ol aria-live="polite">
        {STEPS.map((name, index) => {
          const done = step > index;
          const now = run.isPending && step === index;
          return (
            <li key={name}>
              <span className="first-run-mark" aria-hidden>
                {done ? (
                  <CheckCircleFilled style={{ color: "var(--good)" }} />
                ) : now ? (
                  <LoadingOutlined aria-hidden />
                ) : (
                  String(index + 1)
                )}
              </span>
              <div>
                <div className="first-run-step">
                  {say(`tasks.sample.${name}`)}
                  {done && <span className="visually-hidden">{say("tasks.sample.done")}</span>}
                </div>
                <div className="soft">{say(`tasks.sample.${name}.more`)}</div>
              </div>
            </li>
          );
        })}
      </ol>
      <ProblemAlert error={run.error} />
      <Flex gap={8} wrap>
        <Button type="primary" loading={run.isPending} onClick={start}>
          {say("tasks.sample.run")}
        </Button>
        <Button onClick={() => navigate("/data/synthesis/tasks/new")}>{say("tasks.empty.own")}</Button>
        <Button type="text" onClick={() => navigate("/models?add=")}>
          {say("tasks.empty.model")}
        </Button>
      </Flex>
    </section>
  );
}

const TEMPLATE = "qa_generation_template";
const MODEL = "Offline demo";

type SampleWord = "name" | "description" | "modelDescription";

/** Makes what the sample task needs where it is missing, and starts it; tells how many of its steps are done. */
function useSample() {
  const client = useQueryClient();
  const { mutateAsync: create } = useCreateTask();
  const [step, setStep] = useState(0);
  const run = useMutation({
    mutationFn: async ({ name, description, modelDescription }: Record<SampleWord, string>) => {
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
      const task = await create(body);
      setStep(3);
      return task;
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["templates"] });
      void client.invalidateQueries({ queryKey: MODELS });
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
