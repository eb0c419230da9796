import { DeleteOutlined, LockOutlined, SettingOutlined, UnlockOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Slider } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { useFormats, useText } from "../../../text/language";
import { type CategoryFields, isChanged, type SharesBy } from "./proportions";
import { Wrong } from "./SharesEditor";

interface Props {
  readonly category: CategoryFields;
  readonly by: SharesBy;
  readonly problems: readonly FieldProblem[];
  /** Rows it gets; undefined while that is not known. */
  readonly rows: number | undefined;
  readonly strict: boolean;
  readonly fixed: boolean;
  /** Without description and settings. */
  readonly plain?: boolean;
  readonly onChange: (category: CategoryFields) => void;
  readonly onMove: (key: string, share: number) => void;
  /** A share is no longer moved. */
  readonly onSettled: () => void;
  readonly onRemove: () => void;
  readonly onSettings: () => void;
}

/** A category: name, description, share. */
export function CategoryRow(props: Props) {
  const { category, by, problems, rows, strict, fixed, plain = false, onChange, onMove, onSettled } = props;
  const say = useText();
  const { number } = useFormats();
  const { key, locked = false } = category;
  const name = category.name.trim();
  const isMissing = strict && name === "";
  const share = say("shares.share", { name });
  const nameInput = (
    <Input
      id={`name-${key}`}
      className={plain ? undefined : "shares-name"}
      aria-label={plain ? undefined : say("shares.category.name")}
      status={isMissing ? "error" : undefined}
      value={category.name}
      onChange={({ target }) => onChange({ ...category, name: target.value })}
    />
  );
  return (
    <li>
      <div className="shares-category" style={plain ? { alignItems: "end" } : undefined}>
        {fixed ? (
          <span className="shares-name anywhere">{category.name}</span>
        ) : plain ? (
          <div className="shares-name">
            <label className="shares-label" htmlFor={`name-${key}`}>
              {say("word.name")}
            </label>
            {nameInput}
          </div>
        ) : (
          nameInput
        )}
        {plain || fixed ? (
          <span className="shares-about soft one-line">{category.description}</span>
        ) : (
          <Input
            className="shares-about"
            aria-label={say("shares.category.description", { name })}
            placeholder={say("word.description")}
            value={category.description ?? ""}
            onChange={({ target }) => onChange({ ...category, description: target.value })}
          />
        )}
        {by === "rows" ? (
          <InputNumber
            className="shares-rows"
            aria-label={say("shares.rows.of", { name })}
            min={0}
            max={10_000_000}
            precision={0}
            value={category.rows}
            onChange={(value) => onChange({ ...category, rows: value })}
          />
        ) : (
          <>
            <Slider
              className="shares-slider"
              ariaLabelForHandle={share}
              min={0}
              max={100}
              step={0.5}
              disabled={locked}
              tooltip={{ open: false }}
              value={category.share / 100}
              onChange={(value: number) => onMove(key, value * 100)}
              onChangeComplete={onSettled}
            />
            <InputNumber
              className="shares-number"
              aria-label={share}
              min={0}
              max={100}
              precision={2}
              formatter={(value) => String(Number(value ?? 0))}
              suffix="%"
              disabled={locked}
              value={category.share / 100}
              onChange={(value) => onMove(key, (value ?? 0) * 100)}
              onBlur={onSettled}
            />
          </>
        )}
        <span className="shares-allocated soft" title={say("shares.allocated")}>
          {rows === undefined ? "" : say("shares.allocated.rows", { count: rows, rows: number(rows) })}
        </span>
        <span className="shares-buttons">
          {by !== "rows" && (
            <Button
              type="text"
              size="small"
              icon={locked ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden className="soft" />}
              aria-pressed={locked}
              aria-label={say("shares.lock", { name })}
              title={say("shares.lock", { name })}
              onClick={() => onChange({ ...category, locked: !locked })}
            />
          )}
          {!fixed && (
            <>
              {!plain && (
                <Button
                  type="text"
                  size="small"
                  icon={<SettingOutlined aria-hidden className={isChanged(category.change) ? "shares-set" : "soft"} />}
                  aria-label={say("shares.category.settings", { name })}
                  title={say("shares.category.settings", { name })}
                  onClick={props.onSettings}
                />
              )}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden className="soft" />}
                aria-label={say("shares.category.remove", { name })}
                title={say("shares.category.remove", { name })}
                onClick={props.onRemove}
              />
            </>
          )}
        </span>
      </div>
      {isMissing && (
        <span className="shares-wrong">
          {say("form.required", { field: say(plain ? "word.name" : "shares.category.name") })}
        </span>
      )}
      <Wrong problems={problems} />
    </li>
  );
}
