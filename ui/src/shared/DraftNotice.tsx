import { Alert, Button, Grid } from "antd";
import { useFormats, useText } from "../text/language";
import { useAgo } from "./clock";

/** Says that a form goes on with what was left unsaved, and offers to begin anew. */
export function DraftNotice({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const say = useText();
  const ago = useAgo();
  const { dateTime } = useFormats();
  // In a narrow window, a button beside the text leaves it a few words a line.
  const wide = Grid.useBreakpoint().md ?? true;
  const button = (
    <Button size="small" disabled={false} onClick={onDiscard}>
      {say("draft.discard")}
    </Button>
  );
  return (
    <Alert
      type="info"
      showIcon
      closable={{ "aria-label": say("action.close") }}
      style={{ marginBottom: 16 }}
      title={say("draft.restored")}
      description={
        <>
          <span title={dateTime(at)}>{say("draft.restored.more", { ago: ago(at) })}</span>
          {!wide && <div style={{ marginTop: 8 }}>{button}</div>}
        </>
      }
      action={wide && button}
    />
  );
}
