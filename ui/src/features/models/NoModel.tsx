import { Button } from "antd";
import { EmptyState } from "../../shared/EmptyState";
import { useText } from "../../text/language";

interface Props {
  readonly title?: string;
  /** What a model would be good for here. */
  readonly more: string;
  /** Opens the form of a new model, filled in from a preset where one is named. */
  readonly onAdd: (preset?: string) => void;
}

/** No model yet: begin with the one that needs nothing, or add another one. */
export function NoModel({ title, more, onAdd }: Props) {
  const say = useText();
  return (
    <EmptyState
      title={title ?? say("models.empty")}
      more={more}
      actions={
        <>
          <Button type="primary" onClick={() => onAdd("offline")}>
            {say("models.empty.offline")}
          </Button>
          <Button onClick={() => onAdd()}>{say("models.add")}</Button>
        </>
      }
    />
  );
}
