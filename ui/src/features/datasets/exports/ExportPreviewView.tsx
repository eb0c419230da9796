import { Alert, Skeleton } from "antd";
import { Problem } from "../../../api/problem";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { ExportPreview } from "../types";

interface Props {
  readonly preview: ExportPreview | undefined;
  readonly error: unknown;
  /** The slots that nothing goes into. */
  readonly missing: readonly string[];
}

/** The beginning of each file as it would be written. */
export function ExportPreviewView({ preview, error, missing }: Props) {
  const say = useText();
  const { list } = useFormats();
  return (
    <section className="export-preview" aria-label={say("datasets.export.preview")}>
      <h3 className="section-title" style={{ marginTop: 0 }}>
        {say("datasets.export.preview")}
      </h3>
      {missing.length > 0 && !error && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={say("datasets.export.mapping.missing", { slots: list(missing) })}
        />
      )}
      <ProblemAlert error={error} fields={error instanceof Problem ? error.fields : []} />
      {!preview && !error && <Skeleton active />}
      {!error && preview && preview.skipped > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={say("datasets.export.skipped", { count: preview.skipped })}
          description={<ServiceText text={preview.reasons.map((it) => it.said)} />}
        />
      )}
      {!error &&
        preview?.files.map(({ name, text }) => (
          <div key={name} className="panel" style={{ marginBottom: 8 }}>
            <div className="diff-head mono">{name}</div>
            <pre className="mono export-text">{text}</pre>
          </div>
        ))}
    </section>
  );
}
