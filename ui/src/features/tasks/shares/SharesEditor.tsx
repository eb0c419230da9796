import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import type { FieldProblem } from "../../../api/problem";
import { EmptyState } from "../../../shared/EmptyState";
import type { FoundVariable } from "../../../shared/values";
import { useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { Offer } from "../../models/useModels";
import { AllocationView } from "./AllocationView";
import type { Allocation } from "./allocationQuery";
import { CategorySettings } from "./CategorySettings";
import { CombinationFields } from "./CombinationFields";
import { DimensionCard } from "./DimensionCard";
import { type DimensionFields, newDimension, type ProportionFields, withDimensions } from "./proportions";
import { problemsAt } from "./sharePlaces";
import "./shares.css";

/** What the task's template gives to its categories. */
export interface SharesOffer {
  readonly variables: readonly FoundVariable[];
  readonly rowFields: readonly string[];
  readonly models: Offer["models"];
}

interface Props {
  /** Given by a form. */
  readonly id?: string;
  readonly value: ProportionFields;
  readonly onChange: (value: ProportionFields) => void;
  readonly offer: SharesOffer;
  /** Rows to make; what numbers of rows have to add up to. */
  readonly target: number | null | undefined;
  readonly onTarget?: (target: number) => void;
  readonly allocation: Allocation | undefined;
  readonly problems: readonly FieldProblem[];
  /** Whether names that are missing are said. */
  readonly strict?: boolean;
  /** Of a task that is there: dimensions and categories stay as they are. */
  readonly fixed?: boolean;
}

/** Says which categories rows are divided into, and how. */
export function SharesEditor(props: Props) {
  const { value, onChange, offer, allocation, problems, fixed = false } = props;
  const say = useText();
  const [open, setOpen] = useState<{ readonly dimension: string; readonly category: string } | null>(null);
  const { dimensions } = value;
  const change = (next: readonly DimensionFields[]) => onChange(withDimensions(value, next));
  const put = (dimension: DimensionFields) =>
    change(dimensions.map((it) => (it.key === dimension.key ? dimension : it)));
  const edited = dimensions.find(({ key }) => key === open?.dimension);
  const category = edited?.categories.find(({ key }) => key === open?.category);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field here sends no form around it.
    <div id={props.id} tabIndex={-1} className="shares" onKeyDown={keepEnter}>
      {dimensions.length === 0 && <EmptyState title={say("shares.none")} more={say("shares.none.more")} />}
      {dimensions.map((dimension, at) => (
        <DimensionCard
          key={dimension.key}
          dimension={dimension}
          number={at}
          problems={problems}
          allocated={allocation?.dimensions[at]?.name === dimension.name.trim() ? allocation.dimensions[at] : undefined}
          target={props.target}
          onTarget={props.onTarget}
          offer={offer}
          strict={props.strict ?? false}
          fixed={fixed}
          onChange={put}
          onRemove={() => change(dimensions.filter(({ key }) => key !== dimension.key))}
          onSettings={(key) => setOpen({ dimension: dimension.key, category: key })}
        />
      ))}
      {!fixed && <AddDimension value={value} offer={offer} onAdd={(it) => change([...dimensions, it])} />}
      <Wrong problems={problemsAt(problems, {})} />
      {dimensions.length > 1 && (
        <CombinationFields
          value={value}
          onChange={onChange}
          allocation={allocation}
          problems={problems}
          fixed={fixed}
        />
      )}
      {dimensions.length > 0 && (
        <Flex gap={24} wrap align="flex-start">
          <div className="shares-labelled">
            <label htmlFor="shares-minimum">{say("shares.minimum")}</label>
            <InputNumber
              id="shares-minimum"
              min={0}
              max={10_000_000}
              precision={0}
              placeholder="0"
              value={value.minimum ?? null}
              onChange={(minimum) => onChange({ ...value, minimum })}
            />
          </div>
          {!fixed && (
            <div className="shares-labelled">
              <span id="shares-other">{say("shares.other")}</span>
              <Radio.Group
                aria-labelledby="shares-other"
                value={value.other}
                options={(["reject", "keep"] as const).map((it) => ({ value: it, label: say(`shares.other.${it}`) }))}
                onChange={({ target }) => onChange({ ...value, other: target.value })}
              />
            </div>
          )}
        </Flex>
      )}
      {dimensions.length > 0 && !fixed && <LabelFields value={value} offer={offer} onChange={onChange} />}
      {value.existing && !fixed && (
        <Flex gap={12} align="center" className="soft">
          {say("shares.existing")}
          <Button size="small" onClick={() => onChange({ ...value, existing: undefined })}>
            {say("shares.existing.remove")}
          </Button>
        </Flex>
      )}
      {allocation && <AllocationView allocation={allocation} />}
      {edited && category && (
        <CategorySettings
          dimension={edited}
          category={category}
          offer={offer}
          names={dimensions.map(({ name }) => name.trim())}
          onClose={() => setOpen(null)}
          onChange={(next) =>
            put({ ...edited, categories: edited.categories.map((it) => (it.key === next.key ? next : it)) })
          }
        />
      )}
    </div>
  );
}

/** Whether the category of each row is checked, and by which model. */
function LabelFields({ value, offer, onChange }: Pick<Props, "value" | "offer" | "onChange">) {
  const say = useText();
  const { labels } = value;
  return (
    <Flex gap={12} wrap align="center">
      <Checkbox
        checked={labels !== undefined}
        onChange={({ target }) => onChange({ ...value, labels: target.checked ? {} : undefined })}
      >
        {say("shares.labels")}
      </Checkbox>
      {labels && (
        <Select
          aria-label={say("word.model")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say("shares.settings.same")}
          className="shares-model"
          value={labels.modelId}
          options={offer.models.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(modelId: string | undefined) => onChange({ ...value, labels: { ...labels, modelId } })}
        />
      )}
      <span className="soft">{say("shares.labels.more")}</span>
    </Flex>
  );
}

function keepEnter(event: React.KeyboardEvent) {
  const { target, key } = event;
  if (key === "Enter" && target instanceof HTMLInputElement) {
    event.preventDefault();
  }
}

/** Another dimension, empty or with the choices of one of the template's variables. */
function AddDimension({
  value,
  offer,
  onAdd,
}: Pick<Props, "value" | "offer"> & { onAdd: (it: DimensionFields) => void }) {
  const say = useText();
  const names = value.dimensions.map(({ name }) => name.trim());
  const offered = offer.variables.filter((it) => !it.builtIn && it.type !== "boolean" && !names.includes(it.name));
  const word = (name: string) => name.replace(/\.description$/, "");
  const left = offered.filter(({ name }) => !name.includes(".") || !names.includes(word(name)));
  return (
    <Flex gap={8} wrap align="center">
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => onAdd(newDimension())}>
        {say("shares.dimension.add")}
      </Button>
      {left
        .filter(({ name }) => !name.includes("."))
        .slice(0, 6)
        .map(({ name, choices }) => (
          <Button key={name} type="dashed" onClick={() => onAdd(newDimension(name, choices))}>
            {say("shares.dimension.addVariable", { name: `{${name}}` })}
          </Button>
        ))}
    </Flex>
  );
}

/** What the service says is wrong, where it is. */
export function Wrong({ problems }: { problems: readonly FieldProblem[] }) {
  return problems.length === 0 ? null : (
    <div role="alert" className="shares-wrong">
      {problems.map((it) => (
        <div key={`${it.field} ${it.message}`}>
          <ServiceText text={it} />
        </div>
      ))}
    </div>
  );
}
