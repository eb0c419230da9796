import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** How its figures are made. */
  readonly help?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A part of a report. */
export function Panel({ title, help, wide = false, children }: Props) {
  return (
    <section className="panel report-panel" data-wide={wide} aria-label={title}>
      <h2>{title}</h2>
      {help && <p className="soft report-help">{help}</p>}
      {children}
    </section>
  );
}

/** Figures in a line, each with its name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="report-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
