import { DesktopOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, type ButtonProps, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useLanguage, useText } from "../text/language";
import { useAppearance } from "./appearance";

/** Shows the language that is spoken, and offers the others in their own words. */
export function LanguageSwitch() {
  const { language, setLanguage, say } = useLanguage();
  return (
    <Switch
      chosen={language}
      items={(["en", "zh"] as const).map((key) => ({ key, label: say(`language.${key}`) }))}
      onChoose={setLanguage}
      icon={<GlobalOutlined aria-hidden />}
      aria-label={`${say("language.label")}: ${say(`language.${language}`)}`}
    >
      {say(`language.${language}`)}
    </Switch>
  );
}

const ICONS = {
  light: <SunOutlined aria-hidden />,
  dark: <MoonOutlined aria-hidden />,
  system: <DesktopOutlined aria-hidden />,
};

/** Light, dark, or as the system is. */
export function AppearanceSwitch() {
  const say = useText();
  const { choice, setChoice } = useAppearance();
  return (
    <Switch
      chosen={choice}
      items={(["light", "dark", "system"] as const).map((key) => ({
        key,
        icon: ICONS[key],
        label: say(`theme.${key}`),
      }))}
      onChoose={setChoice}
      icon={ICONS[choice]}
      aria-label={say("theme.label")}
      title={say("theme.label")}
    />
  );
}

interface SwitchProps<T> extends ButtonProps {
  readonly chosen: T;
  readonly items: { key: T; label: string; icon?: ReactNode }[];
  readonly onChoose: (key: T) => void;
}

/** A button of the header with a menu, which stays where it is while the page scrolls beneath. */
function Switch<T extends string>({ chosen, items, onChoose, ...button }: SwitchProps<T>) {
  return (
    <Dropdown
      trigger={["click"]}
      getPopupContainer={(it) => it.closest("header") ?? document.body}
      menu={{ selectable: true, selectedKeys: [chosen], items, onClick: ({ key }) => onChoose(key as T) }}
    >
      <Button type="text" {...button} />
    </Dropdown>
  );
}
