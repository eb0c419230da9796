import { ApiOutlined, DatabaseOutlined, MenuOutlined } from "@ant-design/icons";
import { Alert, App, Button, Drawer, Grid, Layout, Menu, type MenuProps, Skeleton } from "antd";
import { Suspense, useEffect, useRef, useState } from "react";
import { Link, Outlet, ScrollRestoration, useLocation } from "react-router";
import { useReachable, watchConnection } from "../api/connection";
import { useText } from "../text/language";
import { AppearanceSwitch, LanguageSwitch } from "./HeaderSwitches";

/** The frame around all pages: the navigation at the left, or in a drawer where there is no room. */
export function Shell() {
  const say = useText();
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [open, setOpen] = useState(false);
  const { pathname, search, hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: wherever one goes, the drawer closes.
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <a className="skip-link" href="#content">
        {say("app.skip")}
      </a>
      <Layout hasSider={wide} style={{ minHeight: "100%" }}>
        {wide && (
          <Layout.Sider className="shell-sider" width={216}>
            <Brand />
            <Navigation />
          </Layout.Sider>
        )}
        <Layout>
          <Layout.Header className="shell-header">
            {!wide && (
              <>
                <Button
                  type="text"
                  icon={<MenuOutlined aria-hidden />}
                  aria-label={say("nav.open")}
                  onClick={() => setOpen(true)}
                />
                <Brand />
              </>
            )}
            <div style={{ flex: 1 }} />
            <LanguageSwitch />
            <AppearanceSwitch />
          </Layout.Header>
          <ConnectionBar />
          {/* Who follows from outside sees there what is shown: the browser has an address before its page has come. */}
          <main id="content" tabIndex={-1} className="shell-content" data-address={pathname + search + hash}>
            <Suspense fallback={<Skeleton active />}>
              <Outlet />
            </Suspense>
          </main>
        </Layout>
      </Layout>
      <Drawer
        open={open && !wide}
        placement="left"
        size={264}
        title={say("app.name")}
        closable={{ "aria-label": say("nav.close") }}
        onClose={() => setOpen(false)}
        styles={{ body: { padding: 0 } }}
      >
        <Navigation />
      </Drawer>
      <ScrollRestoration />
    </>
  );
}

/** The name, which leads home. */
function Brand() {
  const say = useText();
  return (
    <Link to="/" className="shell-brand">
      <img src="/favicon.svg" alt="" />
      {say("app.name")}
    </Link>
  );
}

/** Addresses by their beginning, and the entry that is marked there. */
const ENTRIES: readonly (readonly [RegExp, string])[] = [
  [/^\/data\/synthesis/, "tasks"],
  [/^\/data\/datasets(?!\/[^/]+\/review)/, "datasets"],
  [/^\/data\/evaluation/, "evaluation"],
  [/^\/data\/(review|datasets\/[^/]+\/review)/, "review"],
  [/^\/models/, "models"],
];

/** Data → Data Synthesis → Tasks, Data → Datasets, Data → Data Evaluation, Data → Review, and Models: only what works has an entry. */
function Navigation() {
  const say = useText();
  const { pathname } = useLocation();
  const selected = ENTRIES.filter(([there]) => there.test(pathname)).map(([, key]) => key);
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
        { key: "evaluation", label: <Link to="/data/evaluation">{say("evaluation.title")}</Link> },
        { key: "review", label: <Link to="/data/review">{say("review.title")}</Link> },
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

/** Says that the service cannot be reached, for as long as it cannot, and once that it can again. */
function ConnectionBar() {
  const say = useText();
  const reachable = useReachable();
  const { message } = App.useApp();
  const wasLost = useRef(false);
  useEffect(watchConnection, []);
  useEffect(() => {
    if (reachable && wasLost.current) {
      void message.success(say("connection.back"));
    }
    wasLost.current = !reachable;
  }, [reachable, message, say]);
  return (
    <div role="status">
      {!reachable && (
        <Alert banner type="warning" title={say("problem.lost")} description={say("connection.lost.more")} />
      )}
    </div>
  );
}
