import { SwapOutlined } from "@ant-design/icons";
import { skipToken, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useAddress } from "../../shared/useAddress";
import { useText } from "../../text/language";
import { CompareTables } from "./CompareTables";
import { EvaluationSelect } from "./EvaluationSelect";
import { evaluationQuery } from "./evaluationQueries";
import "./evaluation.css";
import "./report/report.css";

/** Two evaluations side by side: `/data/evaluation/compare?a=ID&b=ID`. */
export function Component() {
  const say = useText();
  const [params, change] = useAddress();
  const [a, b] = [params.get("a"), params.get("b")];
  const one = useChosen(a);
  const other = useChosen(b);
  const failed = [one, other].find(({ error }) => error);
  const both = one.data && other.data ? ([one.data, other.data] as const) : null;
  const choose = (key: "a" | "b") => (id: string) => change({ [key]: id }, { replace: true });
  return (
    <>
      <PageHeader
        title={say("evaluation.compare.title")}
        about={say("evaluation.compare.about")}
        back="/data/evaluation"
      />
      <div className="compare-chosen">
        <EvaluationSelect label={say("evaluation.compare.a")} value={a} shown={one.data} onChange={choose("a")} />
        <Button
          icon={<SwapOutlined aria-hidden />}
          aria-label={say("evaluation.compare.swap")}
          title={say("evaluation.compare.swap")}
          onClick={() => change({ a: b, b: a }, { replace: true })}
        />
        <EvaluationSelect label={say("evaluation.compare.b")} value={b} shown={other.data} onChange={choose("b")} />
      </div>
      <ProblemAlert error={failed?.error} onRetry={() => void failed?.refetch()} />
      {both === null &&
        !failed &&
        (a && b ? <Skeleton active /> : <p className="soft">{say("evaluation.compare.choose")}</p>)}
      {both?.every(({ report }) => report) ? (
        <CompareTables a={both[0]} b={both[1]} />
      ) : (
        both && <p className="soft">{say("evaluation.compare.unfinished")}</p>
      )}
    </>
  );
}

function useChosen(id: string | null) {
  const asked = evaluationQuery(id ?? "");
  return useQuery({ ...asked, queryFn: id === null ? skipToken : asked.queryFn });
}
