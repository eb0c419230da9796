import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { SideDrawer } from "../../shared/SideDrawer";
import { useText } from "../../text/language";
import { ModelEditor } from "./ModelEditor";
import { type Model, modelQuery, presetsQuery } from "./modelQueries";

interface Props {
  /** The model to change; null for none. */
  readonly id: string | null;
  readonly adding: boolean;
  /** The id of the preset to begin with. */
  readonly preset: string | null;
  /** Whether it lies over another form, which asks before it is left itself. */
  readonly over?: boolean;
  /** Closes it with what was saved, where more is to be done than to close it. */
  readonly onSaved?: (saved: Model) => void;
  readonly onClose: () => void;
}

/** The form of a model, beside the list; its state is in the address. */
export function ModelDrawer({ id, adding, preset, over = false, onSaved, onClose }: Props) {
  const say = useText();
  const [round, setRound] = useState(0);
  const known = useQuery({ ...modelQuery(id ?? ""), enabled: id !== null, staleTime: 0 });
  const presets = useQuery({ ...presetsQuery, enabled: adding || id !== null });
  const open = adding || id !== null;
  const error = presets.error ?? (id === null ? null : known.error);
  const ready = presets.data !== undefined && (adding || (known.data !== undefined && known.isFetchedAfterMount));
  const loadAgain = async () => {
    if ((await known.refetch()).isSuccess) {
      setRound(round + 1);
    }
  };
  return (
    <SideDrawer
      open={open}
      destroyOnHidden
      size={600}
      title={id === null ? say("models.add") : say("models.form.edit", { name: known.data?.name ?? "…" })}
      mask={{ closable: false }}
      onClose={onClose}
    >
      <ProblemAlert error={error} />
      {open && ready && (
        <ModelEditor
          key={`${id ?? "new"} ${round}`}
          known={id === null ? null : (known.data ?? null)}
          presets={presets.data ?? []}
          presetId={preset}
          over={over}
          onDone={(saved) => (saved && onSaved ? onSaved(saved) : onClose())}
          onLoadAgain={() => void loadAgain()}
        />
      )}
      {open && !ready && !error && <Skeleton active />}
    </SideDrawer>
  );
}
