import { Alert, Descriptions, Select, Table } from "antd";
import { useMemo } from "react";
import { item } from "../../../shared/item";
import { knownText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { cellText, widthOf } from "../rows/tableColumns";
import { kindText, layoutText } from "../texts";
import type { Import, ImportProblem } from "../types";
import type { Upload } from "./useUpload";

/** What is in a file: its columns, its first rows, and what is wrong where. */
export function ImportPreview({ found, upload }: { found: Import; upload: Upload }) {
  const say = useText();
  const { number, bytes } = useFormats();
  const { fileName, format, layout, rows, problemCount, columns } = found;
  const items = [
    item(say("datasets.import.file"), <span className="anywhere">{fileName}</span>),
    item(say("datasets.column.size"), bytes(found.bytes)),
    item(say("datasets.format"), format ? knownText(say, `datasets.import.format.${format}`, format) : number(null)),
    item(say("datasets.import.encoding"), <Encoding found={found} upload={upload} />),
    item(say("datasets.column.rows"), number(rows)),
    item(say("datasets.layout"), layout ? layoutText(layout, say) : say("datasets.layout.none")),
  ];
  return (
    <>
      <Descriptions size="small" column={{ xs: 1, md: 3 }} items={items} />
      {problemCount > 0 && <Problems found={found} />}
      <h3 className="section-title">{say("datasets.import.columns", { count: columns.length })}</h3>
      <ul className="import-columns">
        {columns.map(({ name, type, missing }) => (
          <li key={name}>
            <span className="mono">{name}</span> <span className="soft">{kindText(type, say)}</span>
            {missing > 0 && <span className="soft">{say("datasets.import.missing", { count: missing })}</span>}
          </li>
        ))}
      </ul>
      <FirstRows found={found} />
    </>
  );
}

const ENCODINGS = [
  "UTF-8",
  "UTF-16LE",
  "UTF-16BE",
  "GB18030",
  "Big5",
  "Shift_JIS",
  "EUC-KR",
  "windows-1252",
  "ISO-8859-1",
];

/** How the file was read; it can be read in another encoding as long as the page still has it. */
function Encoding({ found: { encoding, format }, upload }: { found: Import; upload: Upload }) {
  const say = useText();
  if (upload.state.step !== "sent" || format === "PARQUET" || !encoding) {
    return encoding;
  }
  return (
    <Select
      size="small"
      aria-label={say("datasets.import.encoding")}
      value={encoding}
      options={[...new Set([encoding, ...ENCODINGS])].map((it) => ({ value: it, label: it }))}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      onChange={(next) => upload.again(next)}
    />
  );
}

function Problems({ found: { problemCount, problems } }: { found: Import }) {
  const say = useText();
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={say("datasets.import.problems", { count: problemCount })}
      description={
        <>
          <ul className="import-problems" aria-label={say("datasets.import.problems", { count: problemCount })}>
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was found in a file stays in its order.
              <li key={index}>
                <Place problem={problem} /> <ServiceText text={problem.said} />
              </li>
            ))}
          </ul>
          {problemCount > problems.length && (
            <div className="soft">{say("datasets.import.problems.first", { count: problems.length })}</div>
          )}
        </>
      }
    />
  );
}

function Place({ problem: { file, line, column } }: { problem: ImportProblem }) {
  const say = useText();
  return (
    <span className="soft">
      {file && `${file} `}
      {line > 0 && (column ? say("datasets.import.at.column", { line, column }) : say("datasets.import.at", { line }))}
    </span>
  );
}

/** The first rows as they would be stored. */
function FirstRows({ found: { sample, columns } }: { found: Import }) {
  const say = useText();
  const rows = useMemo(() => sample.map((data, at) => ({ key: at, data })), [sample]);
  const shown = useMemo(() => {
    const names = columns.length > 0 ? columns.map(({ name }) => name) : Object.keys(sample[0] ?? {});
    return names.map((name) => ({
      key: name,
      title: <span title={name}>{name}</span>,
      ellipsis: true,
      width: widthOf(name, rows),
      render: (_: unknown, { data }: (typeof rows)[number]) => (
        <span title={cellText(data[name])}>{cellText(data[name])}</span>
      ),
    }));
  }, [columns, sample, rows]);
  if (rows.length === 0) {
    return null;
  }
  return (
    <>
      <h3 className="section-title">{say("datasets.import.sample")}</h3>
      <Table
        className="panel"
        aria-label={say("datasets.import.sample")}
        size="small"
        columns={shown}
        dataSource={rows}
        pagination={false}
        tableLayout="fixed"
        scroll={{ x: shown.reduce((sum, { width }) => sum + width, 0), y: 260 }}
      />
    </>
  );
}
