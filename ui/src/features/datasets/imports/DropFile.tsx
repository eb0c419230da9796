import { UploadOutlined } from "@ant-design/icons";
import { Button, type ButtonProps, Upload } from "antd";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useText } from "../../../text/language";

interface Props {
  readonly onFile: (file: File) => void;
}

/** What the service reads; a name says nothing for sure, so any file may be chosen all the same. */
const READ = ".csv,.tsv,.json,.jsonl,.ndjson,.parquet,.txt,.md,.gz,.zst,.zip";

/** A button that lets one choose a file. */
export function UploadButton({ onFile, type }: Props & Pick<ButtonProps, "type">) {
  const say = useText();
  return (
    <Upload
      accept={READ}
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Button type={type} icon={<UploadOutlined aria-hidden />}>
        {say("datasets.upload")}
      </Button>
    </Upload>
  );
}

/** A part of the page that takes a file which is dropped on it, and says so while one hangs over it. */
export function DropFile({ onFile, children }: Props & { readonly children: ReactNode }) {
  const say = useText();
  const [over, setOver] = useState(false);
  // The pointer enters a part before it leaves the one around it.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const move = (event: DragEvent, by: number) => {
    if (hasFiles(event)) {
      depth.current += by;
      setOver(depth.current > 0);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who has no pointer has the button.
    <div
      className="drop-file"
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) {
          event.preventDefault();
          onFile(file);
        }
      }}
    >
      {children}
      {over && <div className="drop-file-here">{say("datasets.upload.drop")}</div>}
    </div>
  );
}
