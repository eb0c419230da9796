import { DownloadOutlined, ReloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { api, content } from "../../api/client";
import { useSayFailure } from "../../shared/useSayFailure";
import { useText } from "../../text/language";
import { exportFile } from "../datasets/exportQueries";
import type { Export } from "../datasets/types";
import { figuresQuery, useRefill } from "./reviewQueries";

const LOOK_AGAIN_MILLIS = 400;

async function finished(made: Export): Promise<Export> {
  let now = made;
  while (now.state === "RUNNING") {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLIS));
    now = await content(
      api.GET("/api/v1/data-management/exports/{id}", { params: { path: { id: made.id } } }) as Promise<{
        data?: Export;
      }>,
    );
  }
  return now;
}

/** Downloads the rows that reviewers accepted, and asks for others in place of those they rejected. */
export function ReviewDownload({ id }: { id: string }) {
  const say = useText();
  const { message } = App.useApp();
  const sayFailure = useSayFailure();
  const figures = useQuery(figuresQuery(id));
  const refill = useRefill();
  const download = useMutation({
    mutationFn: async () => {
      const made = api.POST("/api/v1/data-management/datasets/{id}/exports", {
        params: { path: { id } },
        body: { rows: "REVIEWED" },
      });
      return finished(await content(made as Promise<{ data?: Export }>));
    },
    onSuccess: (made) => {
      if (made.state === "DONE") {
        window.location.assign(exportFile(made.id));
      } else {
        void message.error(say("review.download.failed"));
      }
    },
    onError: (error) => sayFailure(error),
  });
  const kept = (figures.data?.accepted ?? 0) + (figures.data?.edited ?? 0);
  return (
    <>
      {figures.data?.refill.map(({ task, name, rows }) => (
        <Button
          key={task}
          icon={<ReloadOutlined aria-hidden />}
          title={name}
          loading={refill.isPending}
          onClick={() =>
            refill.mutate(task, {
              onSuccess: () => void message.success(say("review.refilled", { count: rows, name })),
              onError: (error) => sayFailure(error),
            })
          }
        >
          {say("review.refill", { count: rows })}
        </Button>
      ))}
      <Button
        type="primary"
        icon={<DownloadOutlined aria-hidden />}
        disabled={kept === 0}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {say("review.download")}
      </Button>
    </>
  );
}
