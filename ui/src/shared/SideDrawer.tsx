import { Drawer, type DrawerProps, Grid } from "antd";
import { useText } from "../text/language";

/** What opens beside a page, or over all of it where the window is narrow. */
export function SideDrawer({ size, ...drawer }: DrawerProps) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  return <Drawer {...drawer} size={wide ? size : "100%"} closable={{ "aria-label": say("action.close") }} />;
}
