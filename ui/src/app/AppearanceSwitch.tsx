import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useText } from "../text/language";
import { type Choice, useAppearance } from "./appearance";
import { withinTheHeader } from "./withinTheHeader";

const ICONS = {
  light: <SunOutlined aria-hidden />,
  dark: <MoonOutlined aria-hidden />,
  system: <DesktopOutlined aria-hidden />,
};
const CHOICES: readonly Choice[] = ["light", "dark", "system"];

/** Light, dark, or as the system is. */
export function AppearanceSwitch() {
  const say = useText();
  const { choice, setChoice } = useAppearance();
  return (
    <Dropdown
      trigger={["click"]}
      getPopupContainer={withinTheHeader}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: CHOICES.map((key) => ({ key, icon: ICONS[key], label: say(`theme.${key}`) })),
        onClick: ({ key }) => setChoice(key as Choice),
      }}
    >
      <Button type="text" icon={ICONS[choice]} aria-label={say("theme.label")} title={say("theme.label")} />
    </Dropdown>
  );
}
