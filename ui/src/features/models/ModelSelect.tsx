import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Select, type SelectProps } from "antd";
import { byName } from "../../shared/byName";
import { useText } from "../../text/language";
import type { Model } from "./modelQueries";
import { useProviderName } from "./useProviderName";

interface Props extends Omit<SelectProps, "options" | "optionRender" | "showSearch"> {
  readonly models: readonly Model[];
  /** What of a model is chosen: its id where nothing is said. */
  readonly by?: "id" | "name";
  /** Opens the form of a new model. */
  readonly onAdd: () => void;
}

/** Chooses a model by name; each shows its type, its id with the provider, and what it is good for. Beside it: another one. */
export function ModelSelect({ models, by = "id", onAdd, ...field }: Props) {
  const say = useText();
  return (
    <Flex gap={8} align="start">
      <Select
        {...field}
        style={{ flex: 1, minWidth: 0 }}
        notFoundContent={say("models.empty")}
        showSearch={{
          optionFilterProp: "label",
          filterSort: (one, other, { searchValue }) => byName(searchValue)(one.label, other.label),
        }}
        options={models.map((model) => ({ value: model[by], label: model.name, model }))}
        optionRender={({ data }) => <ModelOption model={data.model} />}
      />
      <Button icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
        {say("models.add")}
      </Button>
    </Flex>
  );
}

/** A model among those to choose from. */
function ModelOption({ model }: { model: Model }) {
  const modelType = useModelType();
  return (
    <div style={{ minWidth: 0 }}>
      <div className="one-line" title={model.name}>
        {model.name} <span className="soft">{modelType(model)}</span>
      </div>
      {model.description && <div className="soft one-line">{model.description}</div>}
    </div>
  );
}

/** What kind of model it is, in a few words: the provider and its id there. */
function useModelType(): (model: Model) => string {
  const providerName = useProviderName();
  return (model) => (model.provider === "offline" ? providerName(model) : `${providerName(model)} · ${model.model}`);
}

/** What is said below the field of a chosen model: what it is, and that its last use failed. */
export function ModelAbout({ model, failing }: { model: Model; failing: ReadonlySet<string> }) {
  const say = useText();
  const modelType = useModelType();
  return (
    <>
      {[modelType(model), model.description].filter(Boolean).join(" · ")}
      {failing.has(model.id) && <div style={{ color: "var(--warn)" }}>{say("models.failing")}</div>}
    </>
  );
}
