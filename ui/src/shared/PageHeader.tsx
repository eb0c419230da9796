import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button, Flex } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "../text/language";
import { useTitle } from "./useTitle";

interface Props {
  /** Also names the tab. */
  readonly title: string;
  /** Beside the title, such as a status. */
  readonly mark?: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** The address that Back leads to. */
  readonly back?: string;
}

/** The top of a page: what it is, and what can be done with all of it. */
export function PageHeader({ title, mark, about, actions, back }: Props) {
  const say = useText();
  useTitle(title);
  return (
    <header className="page-header">
      <Flex gap={8} align="flex-start" style={{ minWidth: 0 }}>
        {back !== undefined && (
          <Link to={back} aria-label={say("action.back")}>
            <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} tabIndex={-1} aria-hidden />
          </Link>
        )}
        <div style={{ minWidth: 0 }}>
          <Flex gap={8} align="center" wrap>
            <h1>{title}</h1>
            {mark}
          </Flex>
          {about && <p>{about}</p>}
        </div>
      </Flex>
      {actions && (
        <Flex gap={8} wrap>
          {actions}
        </Flex>
      )}
    </header>
  );
}
