import { type TableColumnsType, Tag } from "antd";
import { useMemo } from "react";
import { useAgo } from "../../shared/clock";
import { useFormats, useText } from "../../text/language";
import { keyText } from "./keyText";
import { ModelActions, type OnModel } from "./ModelActions";
import type { Model } from "./modelQueries";

/** The columns of the list of models. */
export function useModelColumns({ onTest, onEdit }: OnModel): TableColumnsType<Model> {
  const say = useText();
  const { dateTime } = useFormats();
  const ago = useAgo();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, model) => (
          <div style={{ minWidth: 140, maxWidth: 220 }}>
            <div style={{ fontWeight: 500 }} className="anywhere">
              {model.name} {model.provider === "offline" && <Tag>{say("models.provider.offline")}</Tag>}
            </div>
            {model.description && (
              <div className="soft one-line" title={model.description}>
                {model.description}
              </div>
            )}
          </div>
        ),
      },
      {
        title: say("models.form.model"),
        render: (_, model) => (
          <div className="mono anywhere" style={{ minWidth: 80, maxWidth: 220 }}>
            {model.model}
          </div>
        ),
      },
      {
        title: say("models.form.baseUrl"),
        render: (_, model) => (
          <div
            className={model.baseUrl ? "mono one-line" : "soft"}
            style={{ maxWidth: 200 }}
            title={model.baseUrl ?? ""}
          >
            {model.provider === "offline" ? say("models.offline.address") : model.baseUrl}
          </div>
        ),
      },
      {
        title: say("models.form.apiKey"),
        render: (_, model) => <div style={{ minWidth: 60 }}>{keyText(model, say)}</div>,
      },
      {
        key: "updatedAt",
        title: say("word.updated"),
        sorter: true,
        render: (_, model) => (
          <span title={dateTime(model.updatedAt)} style={{ whiteSpace: "nowrap" }}>
            {ago(model.updatedAt)}
          </span>
        ),
      },
      {
        title: say("word.actions"),
        width: 1,
        fixed: "end",
        render: (_, model) => <ModelActions model={model} onTest={onTest} onEdit={onEdit} />,
      },
    ],
    [say, ago, dateTime, onTest, onEdit],
  );
}
