import { Button, type ButtonProps } from "antd";
import { useText } from "../../text/language";
import type { Review } from "./useReview";

interface Props {
  readonly acts: Readonly<Record<"next" | "previous" | "accept" | "reject" | "edit" | "undo", () => void>>;
  readonly review: Review;
  readonly canEdit: boolean;
}

/** What can be done with a row; each button names its key. In a narrow window they stay at the bottom. */
export function ReviewActions({ acts, review: { at, items, canUndo, isBusy }, canEdit }: Props) {
  const say = useText();
  return (
    <div className="review-actions">
      <Act name={say("review.previous")} letter="K" disabled={at === 0} onClick={acts.previous} />
      <Act name={say("review.next")} letter="J" disabled={at >= items.length - 1} onClick={acts.next} />
      <Act name={say("review.accept")} letter="A" type="primary" disabled={isBusy} onClick={acts.accept} />
      <Act name={say("review.reject")} letter="R" danger disabled={isBusy} onClick={acts.reject} />
      <Act name={say("action.edit")} letter="E" disabled={isBusy || !canEdit} onClick={acts.edit} />
      <Act name={say("review.undo")} letter="U" disabled={isBusy || !canUndo} onClick={acts.undo} />
    </div>
  );
}

function Act({ name, letter, ...look }: ButtonProps & { readonly name: string; readonly letter: string }) {
  return (
    <Button {...look} aria-keyshortcuts={letter}>
      {name}
      <kbd className="review-key" aria-hidden>
        {letter}
      </kbd>
    </Button>
  );
}
