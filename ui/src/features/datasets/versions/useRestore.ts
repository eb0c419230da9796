import { App } from "antd";
import { useCallback } from "react";
import { useSayFailure } from "../../../shared/useSayFailure";
import { useText } from "../../../text/language";
import { useRestoreVersion } from "../rowQueries";

/** Asks, and makes a version with the rows of an older one. Nothing is lost by it. */
export function useRestore(datasetId: string): (number: number) => void {
  const say = useText();
  const { modal, message } = App.useApp();
  const sayFailure = useSayFailure();
  const { mutateAsync: restore } = useRestoreVersion(datasetId);
  return useCallback(
    (number) =>
      void modal.confirm({
        title: say("datasets.versions.restore.title", { number }),
        content: say("datasets.versions.restore.more"),
        okText: say("datasets.versions.restore"),
        cancelText: say("action.cancel"),
        onOk: () =>
          restore(number).then(
            (made) => void message.success(say("datasets.versions.restored", { from: number, number: made.number })),
            sayFailure,
          ),
      }),
    [say, modal, message, sayFailure, restore],
  );
}
