import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useEffect, useState } from "react";
import { useSayFailure } from "../../shared/useSayFailure";
import { useText } from "../../text/language";
import { keyOf, nextOpen, withItem } from "./queue";
import { queueQuery, useDecide, useUndo } from "./reviewQueries";
import type { Decision, Filter, Item } from "./types";

/** A decision that can be taken back. */
interface Done {
  readonly decision: number;
  readonly at: number;
}

/** The rows to review, the one that is looked at, and what can be done with it. */
export function useReview(id: string, filter: Filter, reviewer: string) {
  const say = useText();
  const { message } = App.useApp();
  const sayFailure = useSayFailure();
  const queue = useQuery(queueQuery(id, filter, reviewer));
  const [items, setItems] = useState<readonly Item[]>([]);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Done[]>([]);
  const decide = useDecide(id);
  const undo = useUndo(id);
  useEffect(() => {
    setItems(queue.data ?? []);
    setAt(0);
    setDone([]);
  }, [queue.data]);
  const item = items[at];
  const isBusy = decide.isPending || undo.isPending;

  const send = (wanted: Pick<Decision, "decision" | "reason" | "data">, after?: () => void) => {
    if (item === undefined || isBusy) {
      return;
    }
    const { ordinal, task, unit, index } = item;
    const row = ordinal === null || ordinal === undefined ? { task, unit, index } : { ordinal };
    decide.mutate(
      { ...row, ...wanted, reviewer },
      {
        onSuccess: (outcome) => {
          const now = withItem(items, outcome.item);
          setItems(now);
          setDone([...done, { decision: outcome.decision, at }]);
          setAt(nextOpen(now, at, reviewer));
          after?.();
        },
        onError: (error) => sayFailure(error),
      },
    );
  };
  const takeBack = () => {
    const last = done.at(-1);
    if (last === undefined || isBusy) {
      return;
    }
    undo.mutate(last.decision, {
      onSuccess: (outcome) => {
        setItems(withItem(items, outcome.item));
        setDone(done.slice(0, -1));
        setAt(
          Math.max(
            0,
            items.findIndex((it) => keyOf(it) === keyOf(outcome.item)),
          ),
        );
        void message.info(say("review.undone"));
      },
      onError: (error) => sayFailure(error),
    });
  };
  return {
    queue,
    items,
    item,
    at,
    isBusy,
    canUndo: done.length > 0,
    go: (by: number) => setAt((now) => Math.min(Math.max(0, now + by), Math.max(0, items.length - 1))),
    send,
    takeBack,
  };
}

export type Review = ReturnType<typeof useReview>;
