import { useFormats } from "../../../text/language";
import type { Bin } from "../types";

const HEIGHT = 44;
const BAR = 10;

interface Props {
  /** What is counted, for those who do not see it. */
  readonly label: string;
  readonly bins: readonly Bin[];
}

/** How often which size is, as bars; each says its numbers where the pointer rests. */
export function Bars({ label, bins }: Props) {
  const { number } = useFormats();
  const most = Math.max(1, ...bins.map(({ rows }) => rows));
  const width = Math.max(1, bins.length) * BAR;
  const [first, last] = [bins[0], bins.at(-1)];
  return (
    <figure className="bars">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {bins.map(({ from, to, rows }, at) => {
          const height = rows === 0 ? 0 : Math.max(1, (rows / most) * HEIGHT);
          return (
            <rect key={from} x={at * BAR + 0.5} y={HEIGHT - height} width={BAR - 1} height={height}>
              <title>{`${number(from)}–${number(to)}: ${number(rows)}`}</title>
            </rect>
          );
        })}
      </svg>
      {first && last && (
        <figcaption className="soft">
          <span>{number(first.from)}</span>
          <span>{number(last.to)}</span>
        </figcaption>
      )}
    </figure>
  );
}

interface ShareBarsProps {
  readonly label: string;
  readonly shares: readonly { readonly name: string; readonly rows: number; readonly said?: string }[];
  /** All rows, which a full bar stands for. */
  readonly all: number;
}

/** What is most frequent, each with a bar for its share. */
export function ShareBars({ label, shares, all }: ShareBarsProps) {
  const { number, percent } = useFormats();
  return (
    <ul className="share-bars" aria-label={label}>
      {shares.map(({ name, rows, said }) => {
        const share = all === 0 ? 0 : Math.min(100, (rows / all) * 100);
        return (
          <li key={name} title={`${name}: ${number(rows)}`}>
            <span className="share-bar" style={{ width: `${share}%` }} />
            <span className="share-name">{name}</span>
            <span className="soft">{said ?? percent(share)}</span>
          </li>
        );
      })}
    </ul>
  );
}
