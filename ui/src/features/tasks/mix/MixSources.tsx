import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useRef } from "react";
import { useText } from "../../../text/language";
import { CategoryRow } from "../shares/CategoryRow";
import {
  addCategory,
  type CategoryFields,
  type DimensionFields,
  removeCategory,
  type SharesBy,
  saidBy,
  withShares,
} from "../shares/proportions";
import { DrawnFrom } from "../shares/SampleFields";
import { moveShare } from "../shares/shares";
import "../shares/shares.css";

interface Props {
  /** Given by a form. */
  readonly id?: string;
  readonly value?: DimensionFields;
  readonly onChange?: (value: DimensionFields) => void;
  readonly total: number | null | undefined;
}

/** The datasets that rows are drawn from, each with its share. */
export function MixSources({ id, value, onChange = () => {}, total }: Props) {
  const say = useText();
  const before = useRef<{ readonly key: string; readonly shares: readonly number[] }>(null);
  if (!value) {
    return null;
  }
  const { categories, by } = value;
  const move = (key: string, share: number) => {
    if (before.current?.key !== key) {
      before.current = { key, shares: categories.map((it) => it.share) };
    }
    const locked = categories.map((it) => it.locked ?? false);
    const at = categories.findIndex((it) => it.key === key);
    onChange(withShares(value, moveShare(before.current.shares, locked, at, share), "percent"));
  };
  const put = (category: CategoryFields) =>
    onChange({ ...value, categories: categories.map((it) => (it.key === category.key ? category : it)) });
  return (
    <div id={id} tabIndex={-1} className="shares">
      <div>
        <Segmented<SharesBy>
          aria-label={say("shares.by")}
          value={by}
          options={(["equal", "percent", "rows"] as const).map((it) => ({ value: it, label: say(`shares.by.${it}`) }))}
          onChange={(next) => onChange(saidBy(value, next, total ?? 0))}
        />
      </div>
      <ul className="shares-categories">
        {categories.map((category) => (
          <li key={category.key} className="panel shares-dimension">
            <DrawnFrom
              id={`source-${category.key}`}
              sample={category.change?.sample ?? {}}
              onChange={(sample, name) =>
                put({ ...category, name: category.name || (name ?? ""), change: { ...category.change, sample } })
              }
            />
            <ul className="shares-categories">
              <CategoryRow
                category={category}
                by={by}
                problems={[]}
                rows={undefined}
                strict={false}
                fixed={false}
                plain
                onChange={put}
                onMove={move}
                onSettled={() => {
                  before.current = null;
                }}
                onRemove={() => onChange(removeCategory(value, category.key))}
                onSettings={() => {}}
              />
            </ul>
          </li>
        ))}
      </ul>
      <div>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange(addCategory(value, ""))}>
          {say("mix.add")}
        </Button>
      </div>
    </div>
  );
}
