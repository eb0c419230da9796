import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useText } from "../text/language";

const PAUSE_MILLIS = 300;

interface Props {
  readonly value: string;
  readonly placeholder: string;
  readonly onSearch: (value: string) => void;
}

/** Searches as one types, after a short pause. */
export function SearchBox({ value, placeholder, onSearch }: Props) {
  const say = useText();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (text: string, pause: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), pause);
  };
  return (
    <Input
      type="search"
      allowClear
      prefix={<SearchOutlined className="soft" />}
      aria-label={say("action.search")}
      placeholder={placeholder}
      value={typed}
      style={{ maxWidth: 320 }}
      onChange={(event) => change(event.target.value, event.target.value === "" ? 0 : PAUSE_MILLIS)}
      onPressEnter={() => change(typed, 0)}
    />
  );
}
