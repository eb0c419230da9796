import { useFormats, useText } from "../../../text/language";
import type { Matrix, Sum } from "./cellMatrix";

/** What is accepted of what is planned, by two dimensions, with the totals of both. */
export function CellMatrix({
  matrix,
  row,
  column,
}: {
  readonly matrix: Matrix;
  readonly row: string;
  readonly column: string;
}) {
  const say = useText();
  return (
    <div className="shares-scroll">
      <table className="matrix">
        <caption className="visually-hidden">{say("task.matrix.caption", { row, column })}</caption>
        <thead>
          <tr>
            <th scope="col" className="soft">{`${row} × ${column}`}</th>
            {matrix.columns.map((it) => (
              <th key={it} scope="col">
                {it}
              </th>
            ))}
            <th scope="col">{say("task.matrix.all")}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((name, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {matrix.sums[at]?.map((sum, each) => (
                <Cell key={matrix.columns[each]} sum={sum} />
              ))}
              <Cell sum={matrix.rowSums[at]} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("task.matrix.all")}</th>
            {matrix.columnSums.map((sum, at) => (
              <Cell key={matrix.columns[at]} sum={sum} />
            ))}
            <Cell sum={matrix.all} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell({ sum }: { sum: Sum | undefined }) {
  const say = useText();
  const { number } = useFormats();
  if (!sum || sum.planned === 0) {
    return (
      <td className="matrix-number soft" title={sum?.excluded ? say("task.cell.state.EXCLUDED") : undefined}>
        {"–"}
      </td>
    );
  }
  const { planned, accepted, isShort } = sum;
  const share = Math.min(100, (accepted / planned) * 100);
  const color = isShort ? "var(--warn)" : accepted >= planned ? "var(--good)" : "var(--primary)";
  return (
    <td
      className="matrix-number"
      title={isShort ? say("task.cell.state.SHORT") : undefined}
      style={{
        background: `linear-gradient(to right, color-mix(in srgb, ${color} 18%, transparent) ${share}%, transparent ${share}%)`,
      }}
    >
      {number(accepted)}
      <span className="soft">
        {" / "}
        {number(planned)}
      </span>
      {isShort && (
        <span className="shares-warn" aria-hidden>
          {" !"}
        </span>
      )}
    </td>
  );
}
