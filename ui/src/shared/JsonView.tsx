import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useMemo, useState } from "react";
import { writeJson } from "../api/exactJson";
import { useText } from "../text/language";

const CHARS_SHOWN = 20_000;
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

interface Props {
  /** Any JSON; a text is shown as it is. */
  readonly value: unknown;
  /** The greatest height in pixels, beyond which it scrolls. */
  readonly height?: number;
}

/** JSON with colours, to read and to copy. */
export function JsonView({ value, height = 360 }: Props) {
  const say = useText();
  const { message } = App.useApp();
  const [all, setAll] = useState(false);
  const text = useMemo(() => (typeof value === "string" ? value : (writeJson(value, 2) ?? "")), [value]);
  const shown = all ? text : text.slice(0, CHARS_SHOWN);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    void message.success(say("action.copied"));
  };
  return (
    <div className="panel" style={{ position: "relative" }}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined aria-hidden />}
        aria-label={say("action.copy")}
        style={{ position: "absolute", right: 4, top: 4 }}
        onClick={() => void copy()}
      />
      <pre
        className="mono"
        style={{
          margin: 0,
          padding: "8px 36px 8px 12px",
          maxHeight: height,
          overflow: "auto",
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
        }}
      >
        {typeof value === "string" ? shown : coloured(shown)}
      </pre>
      {text.length > CHARS_SHOWN && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {say(all ? "json.collapse" : "json.expand")}
        </Button>
      )}
    </div>
  );
}

function coloured(text: string) {
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon, word] = match;
    const at = match.index;
    parts.push(text.slice(end, at));
    const color = colon ? "var(--primary)" : string ? "var(--good)" : word ? "var(--bad)" : "var(--warn)";
    const name = string ?? token;
    parts.push(
      <span key={at} style={{ color }}>
        {name}
      </span>,
      colon ?? "",
    );
    end = at + token.length;
  }
  parts.push(text.slice(end));
  return parts;
}
