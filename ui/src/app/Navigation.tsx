import { ApiOutlined, DatabaseOutlined } from "@ant-design/icons";
import { Menu, type MenuProps } from "antd";
import { Link, useLocation } from "react-router";
import { useText } from "../text/language";

/** The name, which leads home. */
export function Brand() {
  const say = useText();
  return (
    <Link to="/" className="shell-brand">
      <img src="/favicon.svg" alt="" />
      {say("app.name")}
    </Link>
  );
}

/** Addresses by their beginning, and the entry that is marked there. */
const ENTRIES: readonly (readonly [string, string])[] = [
  ["/data/synthesis", "tasks"],
  ["/data/datasets", "datasets"],
  ["/models", "models"],
];

/** Data → Data Synthesis → Tasks, Data → Datasets, and Models: only what works has an entry. */
export function Navigation() {
  const say = useText();
  const { pathname } = useLocation();
  const selected = ENTRIES.filter(([start]) => pathname.startsWith(start)).map(([, key]) => key);
  const items: MenuProps["items"] = [
    {
      key: "data",
      icon: <DatabaseOutlined aria-hidden />,
      label: say("nav.data"),
      children: [
        {
          key: "synthesis",
          label: say("synthesis.title"),
          children: [{ key: "tasks", label: <Link to="/data/synthesis/tasks">{say("tasks.title")}</Link> }],
        },
        { key: "datasets", label: <Link to="/data/datasets">{say("datasets.title")}</Link> },
      ],
    },
    { key: "models", icon: <ApiOutlined aria-hidden />, label: <Link to="/models">{say("models.title")}</Link> },
  ];
  return (
    <nav aria-label={say("nav.label")}>
      <Menu
        mode="inline"
        inlineIndent={16}
        items={items}
        selectedKeys={selected}
        defaultOpenKeys={["data", "synthesis"]}
        style={{ borderInlineEnd: "none", padding: "4px 8px" }}
      />
    </nav>
  );
}
