import { Flex } from "antd";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { datasetFile } from "./datasetFile";
import type { Dataset } from "./datasetQueries";

/** A dataset in a narrow window. */
export function DatasetCard({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const ago = useAgo();
  return (
    <>
      <Link to={`/data/datasets/${dataset.id}`} className="anywhere" style={{ fontWeight: 500 }}>
        {dataset.name}
      </Link>
      {dataset.description && (
        <div className="soft anywhere">
          <ServiceText text={dataset.description} />
        </div>
      )}
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginTop: 6 }}>
        <span className="soft">
          {say("datasets.rows", { count: dataset.rows })}
          {" · "}
          {ago(dataset.updatedAt)}
        </span>
        <DownloadMenu
          label={say("datasets.download", { name: dataset.name })}
          address={(format) => datasetFile(dataset.id, format)}
          disabled={dataset.rows === 0}
        />
      </Flex>
    </>
  );
}
