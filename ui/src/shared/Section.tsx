import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a long form, with its heading. */
export function Section({ title, about, actions, children }: Props) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id} style={{ padding: 16, marginBottom: 16, minWidth: 0 }}>
      <div
        style={{ display: "flex", flexWrap: "wrap", gap: 8, justifyContent: "space-between", alignItems: "baseline" }}
      >
        <h2 id={id} style={{ margin: 0, fontSize: 15, fontWeight: 600 }}>
          {title}
        </h2>
        {actions}
      </div>
      {about && (
        <p className="soft" style={{ margin: "2px 0 0", maxWidth: "90ch" }}>
          {about}
        </p>
      )}
      <div style={{ marginTop: 12 }}>{children}</div>
    </section>
  );
}
