import { Button, Skeleton } from "antd";
import { useMemo, useRef, useState } from "react";
import { EmptyState } from "../../shared/EmptyState";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { inBrowser } from "../../shared/storage";
import { useAddress } from "../../shared/useAddress";
import { useText } from "../../text/language";
import { EditItem } from "./EditItem";
import { ItemView } from "./ItemView";
import { decidedBy } from "./queue";
import { RejectDialog } from "./RejectDialog";
import { ReviewActions } from "./ReviewActions";
import { ReviewBar } from "./ReviewBar";
import { FILTERS } from "./types";
import { useKeys } from "./useKeys";
import { useReview } from "./useReview";

const NAME = "winnow.reviewer";
const NO_KEYS = {};

/** One row after the other, and what is decided about it, by keys or by buttons. */
export function ReviewQueue({ id }: { id: string }) {
  const say = useText();
  const [params, change] = useAddress();
  const filter = FILTERS.find((it) => it === params.get("filter")) ?? "random";
  const [reviewer, setReviewer] = useState(inBrowser.get(NAME) ?? "");
  const [asksName, setAsksName] = useState(false);
  const [open, setOpen] = useState<"reject" | "edit" | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const review = useReview(id, filter, reviewer);
  const { item, items, queue } = review;
  /** Whoever has no name is asked for it before anything else. */
  const named = (act: () => void) => () => {
    if (reviewer === "") {
      setAsksName(true);
      name.current?.focus();
    } else if (item !== undefined) {
      act();
    }
  };
  const canEdit = item?.was === "ACCEPTED";
  const acts = {
    next: () => review.go(1),
    previous: () => review.go(-1),
    accept: named(() => review.send({ decision: "ACCEPT" })),
    reject: named(() => setOpen("reject")),
    edit: named(() => canEdit && setOpen("edit")),
    undo: review.takeBack,
  };
  const keys = { j: acts.next, k: acts.previous, a: acts.accept, r: acts.reject, e: acts.edit, u: acts.undo };
  useKeys(open === null ? keys : NO_KEYS);
  const close = () => {
    // While a dialog goes, the next key is one of the page already.
    if (document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
    setOpen(null);
  };
  const decided = useMemo(() => decidedBy(items, reviewer), [items, reviewer]);
  return (
    <section aria-label={say("review.queue")} className="review">
      <ReviewBar
        filter={filter}
        onFilter={(next) => change({ filter: next === "random" ? null : next }, { replace: true })}
        reviewer={reviewer}
        nameRef={name}
        asksName={asksName}
        onReviewer={(next) => {
          setReviewer(next);
          setAsksName(false);
          inBrowser.set(NAME, next);
        }}
        at={review.at}
        rows={items.length}
        decided={decided}
      />
      <ProblemAlert error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <Skeleton active />}
      {queue.isSuccess && items.length === 0 && (
        <EmptyState title={say("review.empty")} more={say(`review.empty.${filter}`)} />
      )}
      {item &&
        (open === "edit" ? (
          <EditItem
            item={item}
            isBusy={review.isBusy}
            onSave={(data) => review.send({ decision: "EDIT", data }, close)}
            onDone={close}
          />
        ) : (
          <>
            <ItemView item={item} />
            <ReviewActions acts={acts} review={review} canEdit={canEdit} />
          </>
        ))}
      {items.length > 0 && decided === items.length && filter !== "reviewed" && (
        <div className="review-end">
          <span>{say("review.done", { count: items.length })}</span>
          <Button size="small" onClick={() => void queue.refetch()}>
            {say("review.more")}
          </Button>
        </div>
      )}
      <RejectDialog
        open={open === "reject"}
        isBusy={review.isBusy}
        onReject={(reason) => review.send({ decision: "REJECT", reason }, close)}
        onClose={close}
      />
    </section>
  );
}
