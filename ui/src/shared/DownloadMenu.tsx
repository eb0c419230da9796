import { DownloadOutlined } from "@ant-design/icons";
import { Button, type ButtonProps, Dropdown } from "antd";
import { useText } from "../text/language";

/** The formats that rows are downloaded in. */
export const FORMATS = ["JSONL", "JSON", "CSV", "PARQUET"] as const;

interface Props {
  /** What is downloaded, for those who do not see where the button stands; "Download" where nothing is said. */
  readonly label?: string;
  /** The address of the file in a format. */
  readonly address: (format: string) => string;
  readonly type?: ButtonProps["type"];
  readonly disabled?: boolean;
}

/** A file in the format that is chosen. */
export function DownloadMenu({ label, address, type = "default", disabled = false }: Props) {
  const say = useText();
  const items = FORMATS.map((format) => ({ key: format, label: say(`task.download.${format}`) }));
  return (
    <Dropdown
      trigger={["click"]}
      disabled={disabled}
      menu={{ items, onClick: ({ key }) => download(address(key.toLowerCase())) }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} type={type} disabled={disabled} aria-label={label}>
        {say("tasks.action.download")}
      </Button>
    </Dropdown>
  );
}

/** Lets the browser save what an address gives. */
export function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
