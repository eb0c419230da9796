import { useQuery } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { found } from "../../../shared/byName";
import { valueField } from "../../../shared/ValueFields";
import type { Value } from "../../../shared/values";
import { useText } from "../../../text/language";
import { templatesQuery } from "../../templates/templateQueries";
import type { CategoryFields, CellChange, DimensionFields } from "./proportions";
import { SampleFields } from "./SampleFields";
import type { SharesOffer } from "./SharesEditor";

interface Props {
  readonly dimension: DimensionFields;
  readonly category: CategoryFields;
  readonly offer: SharesOffer;
  /** Of all dimensions: they are no parameters. */
  readonly names: readonly string[];
  readonly onChange: (category: CategoryFields) => void;
  readonly onClose: () => void;
}

/** What is otherwise in a category: its description at length, another model, another template, other parameters. */
export function CategorySettings({ dimension, category, offer, names, onChange, onClose }: Props) {
  const say = useText();
  const [fields, setFields] = useState(category);
  const change = (more: CellChange) => setFields({ ...fields, change: { ...fields.change, ...more } });
  return (
    <Modal
      open
      title={say("shares.settings.title", { dimension: dimension.name, category: category.name })}
      closable={{ "aria-label": say("action.close") }}
      okText={say("shares.settings.done")}
      cancelText={say("action.cancel")}
      onCancel={onClose}
      onOk={() => {
        onChange(fields);
        onClose();
      }}
    >
      <Form layout="vertical" component={false}>
        <Form.Item
          label={say("word.description")}
          htmlFor="shares-about"
          extra={say("shares.settings.description", { name: `{${dimension.name}.description}` })}
        >
          <Input.TextArea
            id="shares-about"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={fields.description ?? ""}
            onChange={({ target }) => setFields({ ...fields, description: target.value })}
          />
        </Form.Item>
        <SampleFields sample={fields.change?.sample} onChange={(sample) => change({ sample })} />
        <ChangeFields change={fields.change ?? {}} offer={offer} names={names} onChange={change} />
      </Form>
    </Modal>
  );
}

interface ChangeProps {
  readonly change: CellChange;
  readonly offer: SharesOffer;
  readonly names: readonly string[];
  readonly onChange: (change: CellChange) => void;
}

/** Another model, another template, other parameters: for a category, or for a combination of categories. */
export function ChangeFields({ change, offer, names, onChange }: ChangeProps) {
  const say = useText();
  const [q, setQ] = useState("");
  const templates = useQuery(templatesQuery({ q, size: 50, sort: "name,asc" }));
  const parameters = change.parameters ?? {};
  const variables = offer.variables.filter(
    ({ builtIn, name }) => !builtIn && !names.some((it) => name === it || name.startsWith(`${it}.`)),
  );
  return (
    <>
      <Form.Item label={say("word.model")} htmlFor="shares-model">
        <Select
          id="shares-model"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say("shares.settings.same")}
          value={change.modelId}
          options={offer.models.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(modelId: string | undefined) => onChange({ modelId })}
        />
      </Form.Item>
      <Form.Item label={say("word.template")} htmlFor="shares-template" extra={say("shares.settings.template")}>
        <Select
          id="shares-template"
          allowClear
          showSearch={{ filterOption: false, onSearch: setQ }}
          loading={templates.isFetching}
          placeholder={say("shares.settings.same")}
          value={change.templateId}
          options={found(templates.data?.content ?? [], q).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(templateId: string | undefined) => onChange({ templateId })}
        />
      </Form.Item>
      {variables.length > 0 && (
        <fieldset className="shares-parameters">
          <legend>{say("shares.settings.parameters")}</legend>
          {variables.map((it) => (
            <Form.Item key={it.name} label={<span className="mono">{it.name}</span>}>
              <Given
                variable={it}
                value={parameters[it.name] as Value}
                onChange={(value) => onChange({ parameters: withValue(parameters, it.name, value) })}
              />
            </Form.Item>
          ))}
        </fieldset>
      )}
    </>
  );
}

function withValue(parameters: Readonly<Record<string, unknown>>, name: string, value: Value) {
  const { [name]: _, ...others } = parameters;
  return value === undefined || value === null || value === "" ? others : { ...others, [name]: value };
}

/** A field of a variable outside of a form. */
function Given({
  variable,
  value,
  onChange,
}: {
  readonly variable: SharesOffer["variables"][number];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const say = useText();
  const field = valueField({ ...variable, required: false }, say, variable.name);
  const { type: Field, props } = field as unknown as { type: React.ElementType; props: object };
  return (
    <Field
      {...props}
      placeholder={say("shares.settings.same")}
      value={value}
      onChange={(next: unknown) =>
        onChange(((next as { target?: { value: string } } | null)?.target?.value ?? next) as Value)
      }
    />
  );
}
