import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Ago } from "../../shared/columns";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { lineageQuery } from "./datasetQueries";
import { exportName } from "./texts";
import type { Dataset, Lineage } from "./types";

/** Where the rows of a dataset come from, and where they went. */
export function LineageTab({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const lineage = useQuery(lineageQuery(dataset.id));
  return (
    <>
      <ProblemAlert error={lineage.error} onRetry={() => void lineage.refetch()} />
      {lineage.data ? (
        <div className="lineage">
          <section className="panel">
            <h2>{say("datasets.lineage.from")}</h2>
            <From lineage={lineage.data} />
          </section>
          <section className="panel">
            <h2>{say("datasets.lineage.to")}</h2>
            <To datasetId={dataset.id} lineage={lineage.data} />
          </section>
        </div>
      ) : (
        !lineage.error && <Skeleton active />
      )}
    </>
  );
}

function From({ lineage: { tasks, imports, sources } }: { lineage: Lineage }) {
  const say = useText();
  if (tasks.length + imports.length + sources.length === 0) {
    return <p className="soft">{say("datasets.lineage.from.none")}</p>;
  }
  return (
    <>
      <Part title={say("datasets.lineage.tasks")}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Named
              name={task.name ?? say("datasets.task.deleted")}
              to={task.name ? `/data/synthesis/tasks/${task.id}` : null}
            />{" "}
            <span className="soft">
              {[
                task.templateName &&
                  `${task.templateName} ${say("templates.revision", { number: task.templateRevision ?? 1 })}`,
                task.modelName,
                say("datasets.rows", { count: task.rows }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </Part>
      <Part title={say("datasets.lineage.sources")}>
        {sources.map((source) => (
          <li key={source.id}>
            <Named name={source.name} to={`/data/datasets/${source.id}`} />
          </li>
        ))}
      </Part>
      <Part title={say("datasets.lineage.imports")}>
        {imports.map(({ id, fileName, rows, at }) => (
          <li key={id}>
            <span className="anywhere">{fileName}</span>{" "}
            <span className="soft">
              {say("datasets.rows", { count: rows })}
              {" · "}
              <Ago at={at} />
            </span>
          </li>
        ))}
      </Part>
    </>
  );
}

function To({ datasetId, lineage: { usedBy, exports } }: { datasetId: string; lineage: Lineage }) {
  const say = useText();
  if (usedBy.length + exports.length === 0) {
    return <p className="soft">{say("datasets.lineage.to.none")}</p>;
  }
  return (
    <>
      <Part title={say("datasets.lineage.usedBy")}>
        {usedBy.map(({ id, name }) => (
          <li key={id}>
            <Named name={name} to={`/data/synthesis/tasks/${id}`} />
          </li>
        ))}
      </Part>
      <Part title={say("datasets.tab.exports")}>
        {exports.map((made) => (
          <li key={made.id}>
            <Named name={exportName(made, say)} to={`/data/datasets/${datasetId}/exports`} />{" "}
            <span className="soft">
              <Ago at={made.at} />
            </span>
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  return (
    children.length > 0 && (
      <>
        <h3 className="section-title">{title}</h3>
        <ul className="lineage-list">{children}</ul>
      </>
    )
  );
}

function Named({ name, to }: { name: string; to: string | null | undefined }) {
  return to ? (
    <Link className="anywhere" to={to}>
      {name}
    </Link>
  ) : (
    <span className="anywhere">{name}</span>
  );
}
