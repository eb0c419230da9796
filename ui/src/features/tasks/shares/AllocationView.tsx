import { useFormats, useText } from "../../../text/language";
import type { Allocation } from "./allocationQuery";

const CELLS_SHOWN = 50;

/** How rows are divided: totals, a bar for each dimension, and with three dimensions or more the combinations. */
export function AllocationView({ allocation }: { allocation: Allocation }) {
  const say = useText();
  const { number } = useFormats();
  const { target, existing, count, requests, largestDeviation, dimensions } = allocation;
  const figures = [
    [say("shares.allocation.rows"), number(target)],
    ...(existing > 0 ? [[say("shares.allocation.existing"), number(existing)] as const] : []),
    ...(dimensions.length > 1 ? [[say("shares.allocation.cells"), number(count)] as const] : []),
    [say("shares.allocation.requests"), number(requests)],
    [say("shares.allocation.deviation"), say("shares.allocation.deviation.rows", { rows: number(largestDeviation) })],
  ] as const;
  return (
    <section aria-labelledby="shares-allocation" aria-live="polite">
      <h3 id="shares-allocation" className="section-title">
        {say("shares.allocation")}
      </h3>
      <dl className="shares-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dimensions.map((dimension) => (
        <ShareBar key={dimension.name} dimension={dimension} />
      ))}
      {dimensions.length > 2 && <CellList allocation={allocation} />}
    </section>
  );
}

/** The categories of a dimension beside each other, each as wide as it has rows. */
function ShareBar({ dimension }: { dimension: Allocation["dimensions"][number] }) {
  const say = useText();
  const { number, percent, list } = useFormats();
  const all = dimension.categories.reduce((sum, it) => sum + it.rows + it.existing, 0) || 1;
  const parts = dimension.categories.map(({ name, rows, existing, share }) => ({
    name,
    width: ((rows + existing) / all) * 100,
    said: say("shares.allocation.part", { name, rows: number(rows + existing), share: percent(share * 100) }),
  }));
  return (
    <div className="share-bar-line">
      <span className="anywhere">{dimension.name}</span>
      <div className="share-bar" role="img" aria-label={list(parts.slice(0, 20).map(({ said }) => said))}>
        {parts.map(({ name, width, said }) => (
          <span key={name} style={{ width: `${width}%` }} title={said}>
            {width > 8 && name}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The combinations with the most rows. */
function CellList({ allocation: { cells, count, dimensions } }: { allocation: Allocation }) {
  const say = useText();
  const { number } = useFormats();
  const shown = [...cells].sort((one, other) => other.rows - one.rows || one.cell - other.cell).slice(0, CELLS_SHOWN);
  return (
    <div className="shares-scroll" style={{ maxHeight: 280 }}>
      <table className="matrix">
        <thead>
          <tr>
            {dimensions.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{say("shares.allocation.rows")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cell, categories, rows }) => (
            <tr key={cell}>
              {dimensions.map(({ name }) => (
                <td key={name}>{categories[name]}</td>
              ))}
              <td className="matrix-number">{number(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < count && (
        <p className="soft">{say("shares.allocation.more", { shown: shown.length, all: count })}</p>
      )}
    </div>
  );
}
