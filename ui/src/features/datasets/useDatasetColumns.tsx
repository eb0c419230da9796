import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { datasetFile } from "./datasetFile";
import type { Dataset } from "./datasetQueries";

/** The columns of the list of datasets. */
export function useDatasetColumns(): TableColumnsType<Dataset> {
  const say = useText();
  const { number, dateTime } = useFormats();
  const ago = useAgo();
  return useMemo(() => {
    const time = (iso: string) => (
      <span title={dateTime(iso)} style={{ whiteSpace: "nowrap" }}>
        {ago(iso)}
      </span>
    );
    return [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, dataset) => (
          <div style={{ minWidth: 160, maxWidth: "clamp(260px, 36vw, 640px)" }}>
            <Link
              to={`/data/datasets/${dataset.id}`}
              className="name-text"
              title={dataset.name}
              style={{ fontWeight: 500 }}
            >
              {dataset.name}
            </Link>
            {dataset.description && (
              <div className="soft one-line" title={dataset.description}>
                <ServiceText text={dataset.description} />
              </div>
            )}
          </div>
        ),
      },
      {
        key: "rows",
        title: say("datasets.column.rows"),
        sorter: true,
        align: "end",
        render: (_, { rows }) => number(rows),
      },
      {
        key: "createdAt",
        title: say("word.created"),
        sorter: true,
        render: (_, { createdAt }) => time(createdAt),
      },
      {
        key: "updatedAt",
        title: say("word.updated"),
        sorter: true,
        render: (_, { updatedAt }) => time(updatedAt),
      },
      {
        title: say("word.actions"),
        width: 1,
        fixed: "end",
        render: (_, { id, name, rows }) => (
          <DownloadMenu
            label={say("datasets.download", { name })}
            address={(format) => datasetFile(id, format)}
            disabled={rows === 0}
          />
        ),
      },
    ];
  }, [say, number, dateTime, ago]);
}
