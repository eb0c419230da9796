import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useState } from "react";
import { useSearchParams } from "react-router";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { SearchBox } from "../../shared/SearchBox";
import { useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { ModelCard } from "./ModelCard";
import { ModelDrawer } from "./ModelDrawer";
import { ModelsEmpty } from "./ModelsEmpty";
import { ModelTestDialog } from "./ModelTestDialog";
import { type Model, modelsQuery } from "./modelQueries";
import { useModelColumns } from "./useModelColumns";

/** Models: the list; `?add` and `?edit=ID` open the form over it, `?preset=NAME` fills it in. */
export function Component() {
  const say = useText();
  const address = useListAddress({ sort: "name,asc" });
  const { q, page, size, sort } = address;
  const models = useQuery(modelsQuery({ q, page, size, sort }));
  const [params, setParams] = useSearchParams();
  const [tested, setTested] = useState<Model | null>(null);

  const open = useCallback(
    (form: Record<string, string> | null) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const name of ["add", "edit", "preset"]) {
            after.delete(name);
          }
          for (const [name, value] of Object.entries(form ?? {})) {
            after.set(name, value);
          }
          return after;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  const add = () => open({ add: "" });
  const edit = useCallback((model: Model) => open({ edit: model.id }), [open]);
  const columns = useModelColumns({ onTest: setTested, onEdit: edit });

  return (
    <>
      <PageHeader
        title={say("models.title")}
        about={say("models.about")}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>
            {say("models.add")}
          </Button>
        }
      />
      <div className="toolbar">
        <SearchBox value={q} placeholder={say("models.search")} onSearch={(text) => address.set({ q: text })} />
      </div>
      <ListTable
        label={say("models.title")}
        query={models}
        address={address}
        columns={columns}
        card={(model) => <ModelCard model={model} onTest={setTested} onEdit={edit} />}
        empty={<ModelsEmpty onAdd={add} onOffline={() => open({ add: "", preset: "Offline demo" })} />}
      />
      <ModelDrawer
        id={params.get("edit")}
        adding={params.has("add")}
        preset={params.get("preset")}
        onClose={() => open(null)}
      />
      <ModelTestDialog model={tested} onClose={() => setTested(null)} />
    </>
  );
}
