import { CheckCircleFilled, LoadingOutlined } from "@ant-design/icons";
import { Button, Flex } from "antd";
import { useNavigate } from "react-router";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { useSample } from "./useSample";

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
