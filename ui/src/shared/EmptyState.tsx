import { Flex } from "antd";
import type { ReactNode } from "react";

/** Nothing is here yet: why one would want something here, and how to get it. */
export function EmptyState({ title, more, actions }: { title: string; more?: ReactNode; actions?: ReactNode }) {
  return (
    <div style={{ padding: "48px 16px", textAlign: "center" }}>
      <div style={{ fontSize: 16, fontWeight: 600 }}>{title}</div>
      {more && (
        <p className="soft" style={{ maxWidth: "56ch", margin: "4px auto 0" }}>
          {more}
        </p>
      )}
      {actions && (
        <Flex gap={8} justify="center" wrap style={{ marginTop: 16 }}>
          {actions}
        </Flex>
      )}
    </div>
  );
}
