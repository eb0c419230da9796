import { Input, type InputRef } from "antd";
import type { Ref } from "react";
import { numberOf } from "../api/exactJson";
import type { Value } from "./values";

interface Props {
  readonly id?: string;
  readonly ref?: Ref<InputRef>;
  readonly "aria-label"?: string;
  readonly value?: Value;
  /** Called with what was typed where that is no number, or not yet. */
  readonly onChange?: (value: Value) => void;
}

/** A number as it is typed: `1.10` stays `1.10`. */
export function NumberField({ value, onChange, ...field }: Props) {
  return (
    <Input
      {...field}
      inputMode="decimal"
      autoComplete="off"
      value={String(value ?? "")}
      onChange={({ target }) => onChange?.(numberOf(target.value) ?? target.value)}
    />
  );
}
