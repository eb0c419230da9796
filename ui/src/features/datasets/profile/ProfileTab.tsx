import { useQuery } from "@tanstack/react-query";
import { Alert, Select, Skeleton } from "antd";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useAddress } from "../../../shared/useAddress";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { statisticsQuery } from "../datasetQueries";
import { ProgressLine } from "../ProgressLine";
import { profileQuery, versionsQuery } from "../rowQueries";
import type { Category, Dataset, ProfileState } from "../types";
import { ShareBars } from "./Bars";
import { ColumnCard } from "./ColumnCard";

/** What the columns of a version hold: types, lengths, values and languages. */
export function ProfileTab({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const [params, change] = useAddress();
  const version = Number(params.get("version")) || undefined;
  const profile = useQuery(profileQuery(dataset.id, version));
  const versions = useQuery(versionsQuery(dataset.id));
  const statistics = useQuery(statisticsQuery(dataset.id, version));
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={say("datasets.column.version")}
          value={version ?? 0}
          options={[
            { value: 0, label: say("datasets.profile.now") },
            ...(versions.data?.content ?? []).map(({ number }) => ({
              value: number,
              label: say("datasets.version.number", { number }),
            })),
          ]}
          style={{ minWidth: 150 }}
          onChange={(next) => change({ version: next === 0 ? null : next }, { replace: true })}
        />
      </div>
      <ProblemAlert error={profile.error} onRetry={() => void profile.refetch()} />
      {profile.data ? <Found found={profile.data} /> : !profile.error && <Skeleton active />}
      <Balance categories={statistics.data?.categories ?? []} />
    </>
  );
}

function Found({ found: { state, progress, profile, message } }: { found: ProfileState }) {
  const say = useText();
  const { bytes } = useFormats();
  if (state === "FAILED") {
    return (
      <Alert
        type="error"
        showIcon
        title={say("datasets.profile.failed")}
        description={message && <ServiceText text={message} />}
      />
    );
  }
  return (
    <>
      {state === "RUNNING" && (
        <div style={{ maxWidth: 480, marginBottom: 12 }}>
          <p className="soft">{say("datasets.profile.running")}</p>
          <ProgressLine label={say("datasets.profile.running")} progress={progress} />
        </div>
      )}
      {profile && (
        <>
          <p className="soft">
            {say("datasets.rows", { count: profile.rows })}
            {" · "}
            {bytes(profile.bytes)}
            {" · "}
            {say("datasets.import.columns", { count: profile.columns.length })}
          </p>
          <div className="profile-columns">
            {profile.columns.map((column) => (
              <ColumnCard key={column.name} column={column} rows={profile.rows} />
            ))}
          </div>
          {profile.columnsLeftOut > 0 && (
            <p className="soft">{say("datasets.profile.leftOut", { count: profile.columnsLeftOut })}</p>
          )}
        </>
      )}
    </>
  );
}

/** How even the rows are divided by the dimensions of the tasks. */
function Balance({ categories }: { categories: readonly Category[] }) {
  const say = useText();
  if (categories.length === 0) {
    return null;
  }
  return (
    <>
      <h2 className="profile-heading">{say("datasets.profile.balance")}</h2>
      <div className="profile-columns">
        {categories.map(({ dimension, values }) => (
          <section key={dimension} className="panel profile-column">
            <h3 className="mono">{dimension}</h3>
            <ShareBars
              label={dimension}
              shares={values.map(({ value, rows }) => ({ name: value, rows }))}
              all={values.reduce((sum, { rows }) => sum + rows, 0)}
            />
          </section>
        ))}
      </div>
    </>
  );
}
