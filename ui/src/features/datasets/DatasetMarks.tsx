import { Tag } from "antd";
import { useText } from "../../text/language";
import type { Say } from "../../text/types";
import "./datasets.css";
import type { Dataset, DatasetType } from "./types";

export function typeText(type: DatasetType, say: Say): string {
  return say(`templates.type.${type.toLowerCase() as Lowercase<DatasetType>}`);
}

/** The tags of a dataset; each leads somewhere where something is said. */
export function Tags({ tags, onChoose }: { tags: readonly string[]; onChoose?: (tag: string) => void }) {
  return (
    <span className="dataset-tags">
      {tags.map((tag) =>
        onChoose ? (
          <button key={tag} type="button" className="dataset-tag" onClick={() => onChoose(tag)}>
            {tag}
          </button>
        ) : (
          <span key={tag} className="dataset-tag">
            {tag}
          </span>
        ),
      )}
    </span>
  );
}

/** That it is archived, or being written to. */
export function DatasetMarks({ dataset: { archived, writing } }: { dataset: Dataset }) {
  const say = useText();
  return (
    <>
      {archived && <Tag style={{ margin: 0 }}>{say("datasets.archived")}</Tag>}
      {writing && (
        <span className="status" data-status="RUNNING">
          {say("datasets.writing")}
        </span>
      )}
    </>
  );
}
