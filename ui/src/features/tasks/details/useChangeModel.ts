import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useText } from "../../../text/language";
import { type Move, type Task, taskQuery, useChangeTask, useMoveTask } from "../taskQueries";
import { headKey } from "./historyQueries";

/** Gives a task another model, and lets it go on where that is asked for. */
export function useChangeModel(task: Task, onDone: () => void) {
  const say = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutateAsync: give } = useChangeTask();
  const { mutateAsync: go } = useMoveTask();
  // What the form began with: somebody else may change the task under it.
  const [version, setVersion] = useState(task.version);
  const change = useMutation({
    mutationFn: async ({ modelId, move }: { readonly modelId: string; readonly move: Move | null }) => {
      const given = await give({ task: { ...task, version }, change: { modelId } });
      // The move may fail: then the next try is over what this one has changed.
      setVersion(given.version);
      if (move) {
        await go({ id: task.id, move });
      }
    },
    onSuccess: () => {
      void message.success(say("task.model.changed"));
      onDone();
    },
    // Its configuration and the models it had come with its details only.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: taskQuery(task.id).queryKey }),
        client.invalidateQueries({ queryKey: headKey(task.id) }),
      ]),
  });
  return { change, failed: change.error };
}
