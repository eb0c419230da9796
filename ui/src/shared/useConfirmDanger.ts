import { App } from "antd";
import { useCallback } from "react";
import { useText } from "../text/language";
import { useServiceText } from "../text/ServiceText";
import { explain } from "./problemText";

interface Danger {
  /** The question, with the name of the thing. */
  readonly title: string;
  /** What would be lost. */
  readonly lost: string;
  /** The word on the button; "Delete" where nothing is said. */
  readonly yes?: string;
  /** The word on the button that leaves things as they are; "Cancel" where nothing is said. */
  readonly no?: string;
  /** Does it; the dialog stays open until it is done, and says why when it fails. */
  readonly run: () => Promise<unknown>;
}

/** Asks before something that cannot be undone, and says what would be lost. */
export function useConfirmDanger(): (danger: Danger) => void {
  const { modal } = App.useApp();
  const say = useText();
  const inWords = useServiceText();
  return useCallback(
    ({ title, lost, yes, no, run }) => {
      const dialog = modal.confirm({
        title,
        content: lost,
        okText: yes ?? say("action.delete"),
        okButtonProps: { danger: true },
        cancelText: no ?? say("action.cancel"),
        autoFocusButton: "cancel",
        // A promise that is given back would have to be rejected to keep the dialog open, and nobody takes that.
        onOk: (close: () => void) => {
          dialog.update({ okButtonProps: { danger: true, loading: true } });
          run().then(
            () => close(),
            (error: unknown) => {
              const { cause, action, detail } = explain(error, say);
              dialog.update({
                okButtonProps: { danger: true, loading: false },
                content: [lost, say("problem.both", { cause, action }), detail && inWords(detail)]
                  .filter(Boolean)
                  .join("\n\n"),
                styles: { body: { whiteSpace: "pre-line" } },
              });
            },
          );
        },
      });
    },
    [modal, say, inWords],
  );
}
