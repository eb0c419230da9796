import { Select } from "antd";
import { useText } from "../../text/language";
import type { Model } from "./modelQueries";

interface Props {
  readonly models: readonly Model[];
  /** Given by a form. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Chooses a model by name; each shows its type, its id with the provider, and what it is good for. */
export function ModelSelect({ models, ...field }: Props) {
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: "label" }}
      options={models.map((model) => ({ value: model.id, label: model.name, model }))}
      optionRender={({ data }) => <ModelOption model={data.model} />}
    />
  );
}

/** A model among those to choose from. */
export function ModelOption({ model }: { model: Model }) {
  const say = useText();
  return (
    <div style={{ minWidth: 0 }}>
      <div>
        {model.name} <span className="soft">{modelType(model, say)}</span>
      </div>
      {model.description && <div className="soft one-line">{model.description}</div>}
    </div>
  );
}

/** What kind of model it is, in a few words. */
export function modelType({ provider, model }: Model, say: ReturnType<typeof useText>): string {
  return provider === "offline" ? say("models.provider.offline") : `${say("models.provider.openai")} · ${model}`;
}
