import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useText } from "../../text/language";
import type { Data } from "../datasets/types";
import { categoriesIn, fieldsIn, newCategory, newTarget, type TargetFields } from "./evaluationForm";

interface Props {
  /** Given by a form. */
  readonly id?: string;
  readonly value?: readonly TargetFields[];
  readonly onChange?: (value: readonly TargetFields[]) => void;
  /** Some of the rows: what can be chosen follows from them. */
  readonly rows: readonly Data[];
}

/** Wanted shares of categories, by field of the rows. */
export function TargetsFields({ id, value = [], onChange = () => {}, rows }: Props) {
  const say = useText();
  return (
    <div id={id} tabIndex={-1} className="targets">
      {value.map((target, at) => (
        <TargetCard
          key={target.key}
          target={target}
          rows={rows}
          onChange={(next) => onChange(value.with(at, next))}
          onRemove={() => onChange(value.toSpliced(at, 1))}
        />
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...value, newTarget()])}>
        {say("evaluation.targets.add")}
      </Button>
    </div>
  );
}

interface CardProps {
  readonly target: TargetFields;
  readonly rows: readonly Data[];
  readonly onChange: (target: TargetFields) => void;
  readonly onRemove: () => void;
}

/** A field, its categories, and the share that each should have. */
function TargetCard({ target, rows, onChange, onRemove }: CardProps) {
  const say = useText();
  const { field, categories } = target;
  const put = (at: number, more: object) =>
    onChange({ ...target, categories: categories.map((it, index) => (index === at ? { ...it, ...more } : it)) });
  const choose = (next: string) => {
    const found = categoriesIn(rows, next);
    const empty = categories.every(({ name }) => name.trim() === "");
    onChange({
      ...target,
      field: next,
      categories: empty && found.length > 0 ? found.map((it) => newCategory(it)) : categories,
    });
  };
  return (
    <fieldset className="panel target">
      <legend className="soft">{say("evaluation.targets.one")}</legend>
      <div className="target-line">
        <Select
          aria-label={say("evaluation.targets.field")}
          placeholder={say("evaluation.targets.field")}
          showSearch
          value={field}
          options={fieldsIn(rows).map((it) => ({ value: it, label: it }))}
          onChange={choose}
        />
        <RemoveButton label={say("evaluation.targets.remove")} onClick={onRemove} />
      </div>
      {categories.map((category, at) => (
        <div key={category.key} className="target-line">
          <Input
            aria-label={say("evaluation.targets.category", { number: at + 1 })}
            placeholder={say("evaluation.targets.category", { number: at + 1 })}
            value={category.name}
            onChange={(event) => put(at, { name: event.target.value })}
          />
          <InputNumber
            aria-label={say("evaluation.targets.share", { number: at + 1 })}
            min={0}
            prefix={<span className="soft">{say("evaluation.targets.share.short")}</span>}
            value={category.share}
            onChange={(share) => put(at, { share })}
          />
          <RemoveButton
            label={say("evaluation.targets.category.remove", { number: at + 1 })}
            onClick={() => onChange({ ...target, categories: categories.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange({ ...target, categories: [...categories, newCategory()] })}
        >
          {say("evaluation.targets.category.add")}
        </Button>
      </div>
    </fieldset>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={label} title={label} onClick={onClick} />
  );
}
