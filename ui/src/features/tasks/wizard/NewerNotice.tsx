import { Alert } from "antd";
import { useText } from "../../../text/language";

/** Says that the template was saved elsewhere meanwhile; nothing where no revision is given. */
export function NewerNotice({ revision }: { revision: number | null }) {
  const say = useText();
  return (
    revision !== null && (
      <Alert
        key={revision}
        type="info"
        showIcon
        closable
        style={{ marginBottom: 16 }}
        title={say("wizard.newer", { revision })}
      />
    )
  );
}
