import { EllipsisOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../text/language";

/** What else can be done with a row of a list. The menu is made when it is asked for: a list has hundreds of them. */
export function RowMenu({ name, items }: { name: string; items: () => NonNullable<MenuProps["items"]> }) {
  const say = useText();
  const button = useRef<HTMLButtonElement>(null);
  // Null until it is asked for the first time.
  const [open, setOpen] = useState<boolean | null>(null);
  useEffect(() => {
    if (open) {
      // It is another element than the one that was pressed.
      button.current?.focus();
    }
  }, [open]);
  const change = (next: boolean) => {
    if (!next && document.activeElement?.closest("[role=menu]")) {
      button.current?.focus();
    }
    setOpen(next);
  };
  const look = {
    ref: button,
    icon: <EllipsisOutlined aria-hidden />,
    title: say("action.more"),
    "aria-label": `${say("action.more")}: ${name}`,
    "aria-haspopup": "menu" as const,
    "aria-expanded": open ?? false,
  };
  return open === null ? (
    <RowButton {...look} onClick={() => setOpen(true)} />
  ) : (
    <Dropdown
      autoFocus
      open={open}
      onOpenChange={change}
      trigger={["click"]}
      menu={{ items: items() }}
      placement="bottomRight"
    >
      <RowButton {...look} />
    </Dropdown>
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  readonly icon: ReactNode;
  /** Shown where the pointer rests. */
  readonly title: string;
}

/** A small button in a row of a list. It is the browser's own: a list has hundreds of them. */
export function RowButton({ icon, className = "", ...more }: ButtonProps) {
  return (
    <button type="button" className={`row-button ${className}`} {...more}>
      {icon}
    </button>
  );
}
