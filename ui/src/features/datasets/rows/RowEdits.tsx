import { JsonView } from "../../../shared/JsonView";
import { useFormats, useText } from "../../../text/language";
import type { RowDetails } from "../types";

/** What was changed of a row, and what it was at first. */
export function RowEdits({ details: { edits, original } }: { details: RowDetails }) {
  const say = useText();
  const { dateTime } = useFormats();
  if (edits.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className="section-title">{say("datasets.row.edits")}</h3>
      <ol className="row-edits">
        {edits.map(({ at, by, reviewer, note, data }) => (
          <li key={at}>
            <b>{say(data === null || data === undefined ? "datasets.verdict.REMOVED" : "datasets.verdict.EDITED")}</b>{" "}
            <span className="soft">{`${dateTime(at)} · ${reviewer ?? say(`task.models.by.${by}`)}`}</span>
            {note && <div className="anywhere">{note}</div>}
          </li>
        ))}
      </ol>
      {original && (
        <>
          <div className="soft row-label">{say("datasets.row.original")}</div>
          <JsonView value={original} height={200} />
        </>
      )}
    </>
  );
}
