import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer, Grid, Layout, Skeleton } from "antd";
import { Suspense, useEffect, useState } from "react";
import { Outlet, ScrollRestoration, useLocation } from "react-router";
import { useText } from "../text/language";
import { ConnectionBar } from "./ConnectionBar";
import { AppearanceSwitch, LanguageSwitch } from "./HeaderSwitches";
import { Brand, Navigation } from "./Navigation";

/** The frame around all pages: the navigation at the left, or in a drawer where there is no room. */
export function Shell() {
  const say = useText();
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
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
          <main id="content" tabIndex={-1} className="shell-content">
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
