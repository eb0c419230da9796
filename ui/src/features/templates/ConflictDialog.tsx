import { useQuery } from "@tanstack/react-query";
import { Button, Grid, Modal, Skeleton } from "antd";
import { Suspense, useMemo } from "react";
import { writeJson } from "../../api/exactJson";
import { useAgo } from "../../shared/clock";
import { isEmpty } from "../../shared/filled";
import { loaded } from "../../shared/loaded";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { bodyOf, fieldsOf } from "./templateForm";
import { type Template, type TemplateInput, templateQuery } from "./templateQueries";

const { Component: MergeView } = loaded(() => import("./MergeView").then((code) => code.default));

interface Props {
  readonly id: string;
  readonly mine: TemplateInput;
  readonly saving: boolean;
  readonly onTakeTheirs: (theirs: Template) => void;
  /** Saves mine over theirs, as the revision behind it. */
  readonly onSaveMine: (theirs: Template) => void;
  readonly onClose: () => void;
}

/** Somebody else has saved meanwhile: both contents side by side, and the choice. */
export function ConflictDialog({ id, mine, saving, onTakeTheirs, onSaveMine, onClose }: Props) {
  const say = useText();
  const ago = useAgo();
  const wide = Grid.useBreakpoint().md ?? true;
  const stored = useQuery({ ...templateQuery(id), staleTime: 0, refetchOnMount: "always" });
  // What the cache holds is what is out of date.
  const theirs = stored.isFetchedAfterMount ? stored.data : undefined;
  const labels = useMemo(
    () => ({ theirs: say("templates.conflict.theirs"), mine: say("templates.conflict.mine") }),
    [say],
  );
  return (
    <Modal
      open
      width={960}
      title={say("templates.conflict.title")}
      onCancel={onClose}
      footer={[
        <Button key="theirs" danger disabled={!theirs} onClick={() => theirs && onTakeTheirs(theirs)}>
          {say("templates.conflict.takeTheirs")}
        </Button>,
        <Button key="edit" onClick={onClose}>
          {say("templates.conflict.edit")}
        </Button>,
        <Button
          key="mine"
          type="primary"
          disabled={!theirs}
          loading={saving}
          onClick={() => theirs && onSaveMine(theirs)}
        >
          {theirs ? say("templates.conflict.saveMine", { revision: theirs.newestRevision + 1 }) : say("action.save")}
        </Button>,
      ]}
    >
      <ProblemAlert error={stored.error} onRetry={() => void stored.refetch()} />
      {theirs ? (
        <>
          <p>{say("templates.conflict.more", { revision: theirs.newestRevision, ago: ago(theirs.updatedAt) })}</p>
          <div className="conflict-heads">
            <b>{wide ? labels.theirs : `− ${labels.theirs}`}</b>
            <b>{wide ? labels.mine : `+ ${labels.mine}`}</b>
          </div>
          <Suspense fallback={<Skeleton active />}>
            <MergeView
              theirs={templateText(bodyOf(fieldsOf(theirs)))}
              mine={templateText(mine)}
              labels={labels}
              wide={wide}
            />
          </Suspense>
        </>
      ) : (
        !stored.error && <Skeleton active />
      )}
    </Modal>
  );
}

/** A template as one text to compare: a heading for each field, and texts as they are. */
function templateText(template: TemplateInput): string {
  const { name, type, description, system, prompt, variables, examples, schema, generation, model } = template;
  const parts: readonly (readonly [string, unknown])[] = [
    ["name", name],
    ["type", type ?? "custom"],
    ["description", description],
    ["system", system],
    ["prompt", prompt],
    ["variables", variables],
    ["examples", examples],
    ["schema", schema],
    ["generation", generation],
    ["model", model],
  ];
  return parts
    .filter(([, value]) => !isEmpty(value))
    .map(([field, value]) => `# ${field}\n${typeof value === "string" ? value : writeJson(value, 2)}`)
    .join("\n\n");
}
