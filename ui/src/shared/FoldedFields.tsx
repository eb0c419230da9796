import { Collapse } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface Props {
  readonly label: string;
  /** Whether something is filled in already: then it begins unfolded. */
  readonly filled?: boolean;
  readonly children: ReactNode;
}

/** Fields that are folded away, since their defaults will do; one that is wrong unfolds them. */
export function FoldedFields({ label, filled = false, children }: Props) {
  const [open, setOpen] = useState(filled);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fields = content.current;
    if (!fields) {
      return;
    }
    // A form tells its fields of their errors, and nobody around them.
    const watch = new MutationObserver(() => {
      if (fields.querySelector(".ant-form-item-has-error")) {
        setOpen(true);
      }
    });
    watch.observe(fields, { subtree: true, attributes: true, attributeFilter: ["class"] });
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (open) {
      content.current?.querySelector(".ant-form-item-has-error")?.scrollIntoView({ block: "center" });
    }
  }, [open]);
  return (
    <Collapse
      ghost
      style={{ margin: "0 -16px" }}
      activeKey={open ? ["fields"] : []}
      onChange={(keys) => setOpen(keys.length > 0)}
      items={[{ key: "fields", label, forceRender: true, children: <div ref={content}>{children}</div> }]}
    />
  );
}
