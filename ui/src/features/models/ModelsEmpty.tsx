import { Button } from "antd";
import { EmptyState } from "../../shared/EmptyState";
import { useText } from "../../text/language";

/** No model yet: begin with the one that needs nothing. */
export function ModelsEmpty({ onAdd, onOffline }: { onAdd: () => void; onOffline: () => void }) {
  const say = useText();
  return (
    <EmptyState
      title={say("models.empty")}
      more={say("models.empty.more")}
      actions={
        <>
          <Button onClick={onOffline}>{say("models.empty.offline")}</Button>
          <Button type="primary" onClick={onAdd}>
            {say("models.add")}
          </Button>
        </>
      }
    />
  );
}
