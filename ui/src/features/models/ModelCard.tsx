import { useAgo } from "../../shared/clock";
import { useText } from "../../text/language";
import { keyText } from "./keyText";
import { ModelActions, type OnModel } from "./ModelActions";
import type { Model } from "./modelQueries";

/** A model in a narrow window. */
export function ModelCard({ model, onTest, onEdit }: { model: Model } & OnModel) {
  const say = useText();
  const ago = useAgo();
  return (
    <>
      <div className="anywhere" style={{ fontWeight: 600 }}>
        {model.name}
      </div>
      {model.description && <div className="soft anywhere">{model.description}</div>}
      <div className="mono anywhere" style={{ marginTop: 4 }}>
        {model.provider === "offline" ? say("models.offline.address") : `${model.model} · ${model.baseUrl}`}
      </div>
      <div className="soft" style={{ margin: "4px 0 8px" }}>
        {say("models.form.apiKey")}
        {": "}
        {keyText(model, say)}
        {" · "}
        {ago(model.updatedAt)}
      </div>
      <ModelActions model={model} onTest={onTest} onEdit={onEdit} />
    </>
  );
}
