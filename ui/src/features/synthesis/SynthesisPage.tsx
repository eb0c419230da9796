import { PlusOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { Outlet, useLocation, useNavigate } from "react-router";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";

const BASE = "/data/synthesis";

/** Data Synthesis: the tabs Tasks and Instruction Templates, each with its address. */
export function Component() {
  const say = useText();
  const navigate = useNavigate();
  const templates = useLocation().pathname.startsWith(`${BASE}/templates`);
  return (
    <>
      <PageHeader
        title={say("synthesis.title")}
        actions={
          <>
            <Button
              icon={<PlusOutlined aria-hidden />}
              type={templates ? "primary" : "default"}
              onClick={() => navigate(`${BASE}/templates/new`)}
            >
              {say("synthesis.createTemplate")}
            </Button>
            <Button
              icon={<PlusOutlined aria-hidden />}
              type={templates ? "default" : "primary"}
              onClick={() => navigate(`${BASE}/tasks/new`)}
            >
              {say("synthesis.createTask")}
            </Button>
          </>
        }
      />
      <Tabs
        activeKey={templates ? "templates" : "tasks"}
        items={[
          { key: "tasks", label: say("tasks.title") },
          { key: "templates", label: say("templates.title") },
        ]}
        onChange={(tab) => navigate(`${BASE}/${tab}`)}
      />
      <Outlet />
    </>
  );
}
