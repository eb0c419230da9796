import { Alert } from "antd";
import { useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { Task } from "../taskQueries";

/** What to know of how the models of a task are called: nothing has to be done about it. */
export function TaskNotes({ task }: { task: Task }) {
  const say = useText();
  const notes = task.notes ?? [];
  if (notes.length === 0) {
    return null;
  }
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={say("task.notes")}
      description={
        <ul className="soft" style={{ margin: 0, paddingInlineStart: 20 }}>
          {notes.map((note) => (
            <li key={`${note.model} ${note.code} ${note.message}`} style={{ overflowWrap: "anywhere" }}>
              {note.values.model !== note.model && (
                <>
                  {note.model}
                  {say("word.colon")}
                </>
              )}
              <ServiceText text={note} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
