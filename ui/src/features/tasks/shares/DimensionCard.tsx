import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Segmented, Select } from "antd";
import { useRef, useState } from "react";
import type { FieldProblem } from "../../../api/problem";
import { useFormats, useText } from "../../../text/language";
import type { Allocation } from "./allocationQuery";
import { CategoryRow } from "./CategoryRow";
import { DatasetShares } from "./DatasetShares";
import { PasteCategories } from "./PasteCategories";
import { readCategories } from "./pasteCategories";
import {
  addCategory,
  type CategoryFields,
  type DimensionFields,
  removeCategory,
  type SharesBy,
  saidBy,
  withShares,
} from "./proportions";
import { type SharesOffer, Wrong } from "./SharesEditor";
import { problemsAt } from "./sharePlaces";
import { moveShare } from "./shares";
import { pastedInto } from "./takeCategories";

interface Props {
  readonly dimension: DimensionFields;
  readonly number: number;
  readonly problems: readonly FieldProblem[];
  readonly allocated: Allocation["dimensions"][number] | undefined;
  readonly target: number | null | undefined;
  readonly onTarget?: (target: number) => void;
  readonly offer: SharesOffer;
  readonly strict: boolean;
  readonly fixed: boolean;
  readonly onChange: (dimension: DimensionFields) => void;
  readonly onRemove: () => void;
  /** Opens what is otherwise in a category. */
  readonly onSettings: (category: string) => void;
}

/** A dimension: its name, its categories and their shares. */
export function DimensionCard(props: Props) {
  const { dimension, number, problems, allocated, fixed, strict, onChange, offer } = props;
  const say = useText();
  const { categories, by } = dimension;
  const total = props.target ?? 0;
  // While one share is moved, the others follow from what they were before.
  const before = useRef<{ readonly key: string; readonly shares: readonly number[] }>(null);
  const move = (key: string, share: number) => {
    if (before.current?.key !== key) {
      before.current = { key, shares: categories.map((it) => it.share) };
    }
    const locked = categories.map((it) => it.locked ?? false);
    const at = categories.findIndex((it) => it.key === key);
    onChange(withShares(dimension, moveShare(before.current.shares, locked, at, share), "percent"));
  };
  const settle = () => {
    before.current = null;
  };
  const put = (category: CategoryFields) =>
    onChange({ ...dimension, categories: categories.map((it) => (it.key === category.key ? category : it)) });
  const take = (text: string, replace: boolean) =>
    onChange(pastedInto(dimension, readCategories(text), replace, total));
  const title = dimension.name.trim() || say("shares.dimension.untitled", { number: number + 1 });
  return (
    <section className="panel shares-dimension" aria-label={title}>
      <Flex gap={12} wrap align="flex-start">
        {fixed ? <strong style={{ flex: 1 }}>{dimension.name}</strong> : <NameFields {...props} />}
        <Segmented<SharesBy>
          className={fixed ? undefined : "shares-below"}
          aria-label={say("shares.by")}
          value={by}
          options={(["equal", "percent", "rows"] as const).map((it) => ({ value: it, label: say(`shares.by.${it}`) }))}
          onChange={(next) => onChange(saidBy(dimension, next, total))}
        />
        {!fixed && (
          <Button
            type="text"
            className="shares-below"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("shares.dimension.remove", { name: title })}
            title={say("shares.dimension.remove", { name: title })}
            onClick={props.onRemove}
          />
        )}
      </Flex>
      <Wrong problems={problemsAt(problems, { dimension: number })} />
      {categories.length > 0 && (
        <ul className="shares-categories">
          {categories.map((category, at) => (
            <CategoryRow
              key={category.key}
              category={category}
              by={by}
              problems={problemsAt(problems, { dimension: number, category: at })}
              rows={allocated?.categories[at]?.rows}
              strict={strict}
              fixed={fixed}
              onChange={put}
              onMove={move}
              onSettled={settle}
              onRemove={() => onChange(removeCategory(dimension, category.key))}
              onSettings={() => props.onSettings(category.key)}
            />
          ))}
        </ul>
      )}
      {categories.length === 0 && <p className={strict ? "shares-wrong" : "soft"}>{say("shares.category.none")}</p>}
      {by === "rows" && <RowsSum {...props} />}
      {!fixed && (
        <Flex gap={8} wrap align="center">
          <AddCategory onAdd={(name) => onChange(addCategory(dimension, name))} onPaste={(text) => take(text, false)} />
          <PasteCategories isEmpty={categories.length === 0} onTake={take} />
          <DatasetShares dimension={dimension} rowFields={offer.rowFields} onTake={onChange} />
        </Flex>
      )}
    </section>
  );
}

/** Its name, which is a variable of the prompt, and the field of a row that holds the category. */
function NameFields({ dimension, offer, strict, onChange }: Props) {
  const say = useText();
  const name = dimension.name.trim();
  const isMissing = strict && name === "";
  const variables = offer.variables.filter((it) => !it.builtIn);
  const isUnused = name !== "" && variables.length > 0 && !variables.some((it) => it.name === name);
  return (
    <>
      <div className="shares-labelled" style={{ flex: "1 1 180px" }}>
        <label htmlFor={`name-${dimension.key}`}>{say("shares.dimension.name")}</label>
        <Input
          id={`name-${dimension.key}`}
          list={`names-${dimension.key}`}
          autoComplete="off"
          status={isMissing ? "error" : undefined}
          value={dimension.name}
          placeholder={say("shares.dimension.name.example")}
          onChange={({ target }) => onChange({ ...dimension, name: target.value })}
        />
        <datalist id={`names-${dimension.key}`}>
          {variables
            .filter((it) => !it.name.includes("."))
            .map((it) => (
              <option key={it.name} value={it.name} />
            ))}
        </datalist>
        {isMissing && (
          <span className="shares-wrong">{say("form.required", { field: say("shares.dimension.name") })}</span>
        )}
        {isUnused && <span className="shares-warn">{say("shares.dimension.unused", { name: `{${name}}` })}</span>}
      </div>
      <div className="shares-labelled" style={{ flex: "1 1 160px" }}>
        <label htmlFor={`field-${dimension.key}`}>{say("shares.field")}</label>
        <Select
          id={`field-${dimension.key}`}
          allowClear
          value={dimension.field}
          placeholder={offer.rowFields.includes(name) ? name : say("shares.field.none")}
          notFoundContent={say("shares.field.noFields")}
          options={offer.rowFields.map((it) => ({ value: it, label: it }))}
          onChange={(field: string | undefined) => onChange({ ...dimension, field })}
        />
      </div>
    </>
  );
}

/** Numbers of rows add up to the number of rows to make, or that number is made to fit. */
function RowsSum({ dimension, target, onTarget }: Props) {
  const say = useText();
  const { number } = useFormats();
  const sum = dimension.categories.reduce((all, { rows }) => all + (rows ?? 0), 0);
  return (
    <Flex gap={12} align="center" className={sum === target ? "soft" : "shares-warn"}>
      {say("shares.rows.sum", { sum: number(sum), target: number(target) })}
      {sum !== target && sum > 0 && onTarget && (
        <Button size="small" onClick={() => onTarget(sum)}>
          {say("shares.rows.take", { sum: number(sum) })}
        </Button>
      )}
    </Flex>
  );
}

/** Where one category after another is typed; several that are pasted come all at once. */
function AddCategory({ onAdd, onPaste }: { onAdd: (name: string) => void; onPaste: (text: string) => void }) {
  const say = useText();
  const [name, setName] = useState("");
  const add = () => {
    if (name.trim() !== "") {
      onAdd(name.trim());
      setName("");
    }
  };
  return (
    <Flex gap={4} style={{ flex: "1 1 220px", maxWidth: 340 }}>
      <Input
        value={name}
        aria-label={say("shares.category.add")}
        placeholder={say("shares.category.add")}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={add}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text");
          if (/[\n\t]/.test(text.trim())) {
            event.preventDefault();
            onPaste(text);
          }
        }}
      />
      <Button icon={<PlusOutlined aria-hidden />} aria-label={say("shares.category.add")} onClick={add} />
    </Flex>
  );
}
