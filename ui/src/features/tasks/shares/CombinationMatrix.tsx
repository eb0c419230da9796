import { Popover } from "antd";
import { useFormats, useText } from "../../../text/language";
import type { Allocation } from "./allocationQuery";
import { OwnShare } from "./OwnShare";
import { type CombinationFields, isChanged, type ProportionFields } from "./proportions";

interface Props {
  readonly value: ProportionFields;
  readonly onChange: (value: ProportionFields) => void;
  readonly allocation: Allocation | undefined;
}

/** Two dimensions as a matrix of rows: each cell can be excluded, or given a share of its own. */
export function CombinationMatrix({ value, onChange, allocation }: Props) {
  const say = useText();
  const { number } = useFormats();
  const [down, across] = value.dimensions;
  if (!down || !across) {
    return null;
  }
  // They may have changed since it was asked for.
  const isOfThese =
    allocation?.dimensions.length === 2 &&
    value.dimensions.every((it, at) => allocation.dimensions[at]?.categories.length === it.categories.length);
  const cells = new Map((isOfThese ? allocation.cells : []).map((it) => [it.cell, it.rows]));
  const most = Math.max(1, ...cells.values());
  const put = (at: number, next: CombinationFields) => {
    const all = at < 0 ? [...value.combinations, next] : value.combinations.with(at, next);
    const says = ({ share, rows, change }: CombinationFields) =>
      share !== undefined || rows !== undefined || isChanged(change);
    onChange({ ...value, combinations: all.filter(says) });
  };
  return (
    <div className="shares-scroll">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col" className="soft">
              {`${down.name} × ${across.name}`}
            </th>
            {across.categories.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.categories.map((row, i) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {across.categories.map((column, j) => {
                const when = { [down.key]: row.key, [across.key]: column.key };
                const at = value.combinations.findIndex((it) => isSameCell(it.when, when));
                const own = value.combinations[at];
                const rows = isOfThese ? (cells.get(i * across.categories.length + j) ?? 0) : null;
                const excluded = own?.share === 0;
                const text = excluded ? say("shares.own.excluded") : number(rows);
                const name = say("shares.combinations.cell", { row: row.name, column: column.name, rows: text });
                return (
                  <td key={column.key} style={shade((rows ?? 0) / most)}>
                    <Popover
                      trigger="click"
                      destroyOnHidden
                      title={`${row.name} × ${column.name}`}
                      content={
                        <OwnShare combination={own ?? { when }} all automatic onChange={(next) => put(at, next)} />
                      }
                    >
                      <button
                        type="button"
                        className={own ? "matrix-cell matrix-own" : "matrix-cell"}
                        aria-label={name}
                      >
                        {excluded ? "–" : text}
                      </button>
                    </Popover>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isSameCell(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(other);
  return Object.keys(one).length === keys.length && keys.every((key) => one[key] === other[key]);
}

/** The ground of a cell: the more rows, the stronger. */
export function shade(share: number): React.CSSProperties {
  return { background: `color-mix(in srgb, var(--primary) ${Math.round(share * 22)}%, transparent)` };
}
