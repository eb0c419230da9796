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
  const searched = useRef(value);
  useEffect(() => {
    const asked = searched.current;
    searched.current = value;
    if (asked !== value) {
      clearTimeout(timer.current);
    }
    setTyped((now) => shownAfter(now, asked, value));
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (text: string, pause: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      searched.current = text.trim();
      onSearch(searched.current);
    }, pause);
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

/**
 * What stands in the box when the address has another text: what is being typed stays, with the space behind it and what
 * has come since it was searched; what others search for is taken.
 */
export function shownAfter(typed: string, searched: string, now: string): string {
  return searched === now ? typed : now;
}
