import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Result, Skeleton } from "antd";
import { useEffect, useRef } from "react";
import { LinkButton } from "../../../shared/LinkButton";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { dropUpload, importQuery, useForgetDatasets } from "../importQueries";
import { ProgressLine } from "../ProgressLine";
import type { Import } from "../types";
import { ImportForm } from "./ImportForm";
import { ImportPreview } from "./ImportPreview";
import { percentSent } from "./uploadState";
import type { Upload } from "./useUpload";

interface Props {
  /** The upload that is shown; null where none is. */
  readonly id: string | null;
  readonly upload: Upload;
  readonly onClose: () => void;
}

/** A file on its way into a dataset: sent, looked through, previewed, imported. */
export function ImportDrawer({ id, upload, onClose }: Props) {
  const say = useText();
  const { state } = upload;
  const isSending = state.step === "sending" || state.step === "failed";
  // The address says which a moment after it has come.
  const shown = id ?? (state.step === "sent" ? state.id : null);
  const close = () => {
    upload.stop();
    onClose();
  };
  return (
    <SideDrawer
      open={isSending || shown !== null}
      destroyOnHidden
      size="min(1040px, 94vw)"
      title={say("datasets.import.title")}
      onClose={close}
    >
      {isSending ? (
        <Sending upload={upload} />
      ) : (
        shown !== null && <Received id={shown} upload={upload} onClose={close} />
      )}
    </SideDrawer>
  );
}

function Sending({ upload }: { upload: Upload }) {
  const say = useText();
  const { bytes } = useFormats();
  const { state } = upload;
  if (state.step === "failed") {
    return (
      <>
        <p className="anywhere">{state.name}</p>
        <ProblemAlert error={state.error} onRetry={() => upload.again()} />
      </>
    );
  }
  if (state.step !== "sending") {
    return null;
  }
  return (
    <>
      <p className="anywhere">{say("datasets.import.sending", { name: state.name })}</p>
      <ProgressLine label={say("datasets.import.sending", { name: state.name })} progress={percentSent(state) / 100} />
      <p className="soft">{say("datasets.import.sent", { sent: bytes(state.sent), total: bytes(state.total) })}</p>
      <Button onClick={upload.stop}>{say("action.cancel")}</Button>
    </>
  );
}

function Received({ id, upload, onClose }: { id: string; upload: Upload; onClose: () => void }) {
  const found = useQuery(importQuery(id));
  useForgottenOnceDone(found.data);
  return (
    <>
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      {found.data ? (
        <Step found={found.data} upload={upload} onClose={onClose} />
      ) : (
        !found.error && <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}

function Step({ found, upload, onClose }: { found: Import; upload: Upload; onClose: () => void }) {
  const say = useText();
  const { state, fileName, progress } = found;
  switch (state) {
    case "CHECKING":
      return (
        <>
          <p className="anywhere">{say("datasets.import.checking", { name: fileName })}</p>
          <ProgressLine label={say("datasets.import.checking", { name: fileName })} progress={progress} />
        </>
      );
    case "READY":
      return (
        <>
          <ImportPreview found={found} upload={upload} />
          <ImportForm
            found={found}
            onDiscard={() => {
              dropUpload(found.id);
              onClose();
            }}
          />
        </>
      );
    case "IMPORTING":
      return (
        <>
          <p>{say("datasets.import.importing", { count: found.rows })}</p>
          <ProgressLine label={say("datasets.import.title")} progress={progress} />
          <p className="soft">{say("datasets.import.importing.more")}</p>
        </>
      );
    case "DONE":
      return (
        <Result
          status="success"
          title={say("datasets.import.done", { count: found.rows })}
          subTitle={<span className="anywhere">{fileName}</span>}
          extra={
            <>
              <LinkButton type="primary" to={`/data/datasets/${found.datasetId}`}>
                {say("datasets.import.open")}
              </LinkButton>
              <Button onClick={onClose}>{say("action.close")}</Button>
            </>
          }
        />
      );
    case "FAILED":
      return (
        <>
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 16 }}
            title={say("datasets.import.failed")}
            description={found.message && <ServiceText text={found.message} />}
          />
          {found.columns.length > 0 && <ImportPreview found={found} upload={upload} />}
          <Button onClick={onClose}>{say("action.close")}</Button>
        </>
      );
  }
}

/** Datasets are read again once an import has ended. */
function useForgottenOnceDone(found: Import | undefined): void {
  const forget = useForgetDatasets();
  const before = useRef(found?.state);
  useEffect(() => {
    const ended = before.current === "IMPORTING" && found?.state !== "IMPORTING";
    before.current = found?.state;
    if (ended) {
      forget();
    }
  }, [found?.state, forget]);
}
