import { DesktopOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { type Language, useLanguage, useText } from "../text/language";
import { type Choice, useAppearance } from "./appearance";

/** Shows the language that is spoken, and offers the others in their own words. */
export function LanguageSwitch() {
  const { language, setLanguage, say } = useLanguage();
  return (
    <Dropdown
      trigger={["click"]}
      getPopupContainer={withinTheHeader}
      menu={{
        selectable: true,
        selectedKeys: [language],
        items: [
          { key: "en", label: say("language.en") },
          { key: "zh", label: say("language.zh") },
        ],
        onClick: ({ key }) => setLanguage(key as Language),
      }}
    >
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        aria-label={`${say("language.label")}: ${say(`language.${language}`)}`}
      >
        {say(`language.${language}`)}
      </Button>
    </Dropdown>
  );
}

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

/** Where a menu of the header lives: in the header, which stays where it is while the page scrolls beneath. */
function withinTheHeader(button: HTMLElement): HTMLElement {
  return button.closest("header") ?? document.body;
}
