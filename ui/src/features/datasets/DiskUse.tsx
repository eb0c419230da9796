import { useQuery } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { useFormats, useText } from "../../text/language";
import { storageQuery } from "./datasetQueries";

/** How much room everything takes, in a quiet line; the parts where one asks. */
export function DiskUse() {
  const say = useText();
  const { bytes } = useFormats();
  const storage = useQuery({ ...storageQuery(), refetchInterval: 60_000 });
  if (!storage.data) {
    return null;
  }
  const { parts, free, keepAnswersDays } = storage.data;
  const used = parts.reduce((sum, part) => sum + part.bytes, 0);
  return (
    <p className="soft disk-use">
      {say("datasets.disk", { used: bytes(used), free: bytes(free) })}{" "}
      <Popover
        trigger="click"
        title={say("datasets.disk.title")}
        content={
          <div style={{ maxWidth: 320 }}>
            <dl className="disk-parts">
              {parts.map((part) => (
                <div key={part.part}>
                  <dt>{say(`datasets.disk.${part.part}`)}</dt>
                  <dd>{bytes(part.bytes)}</dd>
                </div>
              ))}
            </dl>
            <p className="soft" style={{ margin: "8px 0 0" }}>
              {keepAnswersDays === null || keepAnswersDays === undefined
                ? say("datasets.disk.keep.always")
                : say("datasets.disk.keep", { count: keepAnswersDays })}
            </p>
          </div>
        }
      >
        <Button type="link" size="small">
          {say("datasets.disk.show")}
        </Button>
      </Popover>
    </p>
  );
}
