import { ArrowLeftOutlined } from "@ant-design/icons";
import { Flex } from "antd";
import { type ReactNode, useEffect } from "react";
import { useText } from "../text/language";
import { LinkButton } from "./LinkButton";
import { keptList } from "./useListAddress";

interface Props {
  /** Also names the tab. */
  readonly title: string;
  /** Beside the title, such as a status. */
  readonly mark?: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** The address that Back leads to; a list as it was seen last. */
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
          <LinkButton
            type="text"
            to={keptList(back)}
            icon={<ArrowLeftOutlined aria-hidden />}
            aria-label={say("action.back")}
          />
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

/** Names the tab. */
function useTitle(page: string): void {
  const say = useText();
  useEffect(() => {
    document.title = say("app.title", { page });
  }, [say, page]);
}
