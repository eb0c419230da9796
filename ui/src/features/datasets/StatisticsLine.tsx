import { useQuery } from "@tanstack/react-query";
import { useFormats, useText } from "../../text/language";
import { LIVE, statisticsQuery } from "./datasetQueries";
import { VERDICTS } from "./rows/rowsAddress";
import type { Category, Dataset } from "./types";

/** A dataset in figures: rows, size, verdicts and categories. */
export function StatisticsLine({ dataset: { id, rows, bytes, version, writing } }: { dataset: Dataset }) {
  const say = useText();
  const { number, bytes: inBytes } = useFormats();
  const statistics = useQuery({ ...statisticsQuery(id), ...(writing && LIVE) });
  const { verdicts = {}, rejected = {}, categories = [] } = statistics.data ?? {};
  const rejects = Object.values(rejected).reduce((sum, count) => sum + count, 0);
  const figures = [
    [say("datasets.column.rows"), number(rows)],
    [say("datasets.column.size"), inBytes(bytes)],
    [say("datasets.column.version"), number(version > 0 ? version : null)],
    ...VERDICTS.flatMap((verdict) =>
      verdicts[verdict] ? [[say(`datasets.verdict.${verdict}`), number(verdicts[verdict])] as const] : [],
    ),
    ...(rejects > 0 ? [[say("datasets.rejected"), number(rejects)] as const] : []),
  ] as const;
  return (
    <div className="panel statistics">
      <dl>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {categories.map((category) => (
        <Values key={category.dimension} category={category} />
      ))}
    </div>
  );
}

const VALUES_SHOWN = 6;

/** How the rows are divided by one dimension. */
function Values({ category: { dimension, values } }: { category: Category }) {
  const say = useText();
  const { percent } = useFormats();
  const all = values.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <p className="statistics-values">
      <span className="soft">{dimension}</span>
      {values.slice(0, VALUES_SHOWN).map(({ value, rows }) => (
        <span key={value}>
          {value} <span className="soft">{percent(all === 0 ? 0 : (rows / all) * 100)}</span>
        </span>
      ))}
      {values.length > VALUES_SHOWN && (
        <span className="soft">{say("datasets.values.more", { count: values.length - VALUES_SHOWN })}</span>
      )}
    </p>
  );
}
