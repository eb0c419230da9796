import {
  CaretRightOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  DeleteOutlined,
  PauseOutlined,
} from "@ant-design/icons";
import { App, type MenuProps } from "antd";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useSayFailure } from "../../shared/useSayFailure";
import { useText } from "../../text/language";
import { type Move, offers } from "./evaluationMoves";
import { useDeleteEvaluation, useMoveEvaluation } from "./evaluationQueries";
import type { EvaluationTask } from "./types";

export type Items = NonNullable<MenuProps["items"]>;

const ICONS = {
  pause: <PauseOutlined aria-hidden />,
  resume: <CaretRightOutlined aria-hidden />,
  cancel: <CloseCircleOutlined aria-hidden />,
};

interface Actions {
  /** The entries of its menu. */
  readonly items: (evaluation: EvaluationTask) => Items;
  readonly resume: (evaluation: EvaluationTask) => void;
  readonly busy: boolean;
}

/** What can be done with an evaluation, each with its question where something would be lost. */
export function useEvaluationActions(onDeleted?: () => void): Actions {
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sayFailure = useSayFailure();
  const confirmDanger = useConfirmDanger();
  const { mutate: move, mutateAsync: moveNow, isPending: busy } = useMoveEvaluation();
  const { mutateAsync: remove } = useDeleteEvaluation();
  return useMemo(() => {
    const go = ({ id }: EvaluationTask, to: Move) => move({ id, move: to }, { onError: sayFailure });
    const entry = (key: Move, evaluation: EvaluationTask, onClick: () => void) =>
      offers(key, evaluation)
        ? [{ key, icon: ICONS[key], danger: key === "cancel", label: say(`evaluation.action.${key}`), onClick }]
        : [];
    const cancel = ({ id, name }: EvaluationTask) =>
      confirmDanger({
        title: say("evaluation.cancel.title", { name }),
        lost: say("evaluation.cancel.lost"),
        yes: say("evaluation.action.cancel"),
        no: say("evaluation.cancel.no"),
        run: () => moveNow({ id, move: "cancel" }),
      });
    const askDelete = ({ id, name }: EvaluationTask) =>
      confirmDanger({
        title: say("delete.title", { name }),
        lost: say("evaluation.delete.lost"),
        run: async () => {
          await remove(id);
          void message.success(say("delete.done", { name }));
          onDeleted?.();
        },
      });
    return {
      busy,
      resume: (evaluation) => go(evaluation, "resume"),
      items: (evaluation) => [
        ...entry("pause", evaluation, () => go(evaluation, "pause")),
        ...entry("resume", evaluation, () => go(evaluation, "resume")),
        {
          key: "again",
          icon: <CopyOutlined aria-hidden />,
          label: say("evaluation.action.again"),
          onClick: () => void navigate(`/data/evaluation/new?from=${evaluation.id}`),
        },
        ...entry("cancel", evaluation, () => cancel(evaluation)),
        {
          key: "delete",
          icon: <DeleteOutlined aria-hidden />,
          danger: true,
          label: say("action.delete"),
          onClick: () => askDelete(evaluation),
        },
      ],
    };
  }, [say, message, navigate, sayFailure, confirmDanger, move, moveNow, remove, busy, onDeleted]);
}
