import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { importQuery, upload } from "../importQueries";
import { NO_UPLOAD, type UploadState, uploadAfter } from "./uploadState";

export interface Upload {
  readonly state: UploadState;
  /** Sends a file, instead of one that is on its way. */
  begin(file: File, encoding?: string): void;
  /** Sends the same file again, perhaps read in another encoding; false where the page no longer has it. */
  again(encoding?: string): boolean;
  stop(): void;
}

/**
 * Sends a file to be looked through.
 *
 * @param onSent is given the id of what the service has received
 */
export function useUpload(onSent: (id: string) => void): Upload {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(uploadAfter, NO_UPLOAD);
  const sending = useRef<AbortController>(null);
  const file = useRef<File>(null);
  const sent = useRef(onSent);
  sent.current = onSent;
  useEffect(() => () => sending.current?.abort(), []);

  const begin = useCallback(
    (chosen: File, encoding?: string) => {
      sending.current?.abort();
      const stop = new AbortController();
      sending.current = stop;
      file.current = chosen;
      dispatch({ type: "begin", name: chosen.name, total: chosen.size });
      const onProgress = (count: number) => !stop.signal.aborted && dispatch({ type: "progress", sent: count });
      upload({ file: chosen, encoding, onProgress, signal: stop.signal }).then(
        (received) => {
          if (!stop.signal.aborted) {
            client.setQueryData(importQuery(received.id).queryKey, received);
            dispatch({ type: "done", id: received.id });
            sent.current(received.id);
          }
        },
        (error: unknown) => !stop.signal.aborted && dispatch({ type: "fail", error }),
      );
    },
    [client],
  );
  const again = useCallback(
    (encoding?: string) => {
      if (file.current !== null) {
        begin(file.current, encoding);
      }
      return file.current !== null;
    },
    [begin],
  );
  const stop = useCallback(() => {
    sending.current?.abort();
    file.current = null;
    dispatch({ type: "stop" });
  }, []);
  return useMemo(() => ({ state, begin, again, stop }), [state, begin, again, stop]);
}
