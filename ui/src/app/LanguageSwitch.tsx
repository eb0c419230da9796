import { GlobalOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { type Language, useLanguage } from "../text/language";
import { withinTheHeader } from "./withinTheHeader";

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
