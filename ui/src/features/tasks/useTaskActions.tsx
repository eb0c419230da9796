import { App } from "antd";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useSayFailure } from "../../shared/useSayFailure";
import { useText } from "../../text/language";
import { sentences } from "../../text/sentences";
import { type Move, type Task, useDeleteTask, useMoveTask } from "./taskQueries";

/** What can be done with a task, each with its question where something would be lost. */
export interface TaskActions {
  pause(task: Task): void;
  resume(task: Task): void;
  retry(task: Task): void;
  cancel(task: Task): void;
  clone(task: Task): void;
  /** @param then is called when it is gone */
  delete(task: Task, then?: () => void): void;
}

/** They stay the same for as long as the page is shown: lists are made from them. */
export function useTaskActions(): { readonly actions: TaskActions; readonly busy: boolean } {
  const say = useText();
  const { message } = App.useApp();
  const sayFailure = useSayFailure();
  const navigate = useNavigate();
  const confirmDanger = useConfirmDanger();
  const { mutate: move, mutateAsync: moveNow, isPending: busy } = useMoveTask();
  const { mutateAsync: remove } = useDeleteTask();

  const actions = useMemo((): TaskActions => {
    const go = (task: Task, what: Move) => move({ id: task.id, move: what }, { onError: sayFailure });
    return {
      pause: (task) => go(task, "pause"),
      resume: (task) => go(task, "resume"),
      retry: (task) => go(task, "retry"),
      cancel: (task) =>
        confirmDanger({
          title: say("tasks.cancel.title", { name: task.name }),
          lost: sentences(
            say("tasks.cancel.lost", { count: Math.max(0, task.target - task.generated) }),
            say("tasks.cancel.kept", { count: task.generated }),
            task.status === "RUNNING" && say("tasks.cancel.running"),
          ),
          yes: say("tasks.action.cancel"),
          no: say(task.status === "RUNNING" ? "tasks.cancel.running.no" : "tasks.cancel.no"),
          run: () => moveNow({ id: task.id, move: "cancel" }),
        }),
      clone: ({ id, kind }) => navigate(`/data/synthesis/tasks/${kind === "MIX" ? "mix" : "new"}?clone=${id}`),
      delete: (task, then) =>
        confirmDanger({
          title: say("tasks.delete.title", { name: task.name }),
          lost: sentences(
            say("tasks.delete.lost", { count: task.requests.answered + task.requests.failed }),
            say("tasks.delete.kept", { count: task.generated, dataset: task.dataset.name }),
          ),
          run: async () => {
            await remove(task.id);
            void message.success(say("delete.done", { name: task.name }));
            then?.();
          },
        }),
    };
  }, [say, sayFailure, message, navigate, confirmDanger, move, moveNow, remove]);
  return { actions, busy };
}
