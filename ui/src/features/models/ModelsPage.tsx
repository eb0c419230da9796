import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Flex, type TableColumnsType } from "antd";
import { useCallback, useMemo, useState } from "react";
import { Ago, actionsColumn, timeColumn } from "../../shared/columns";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { SearchBox } from "../../shared/SearchBox";
import { useAddress } from "../../shared/useAddress";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import type { Say } from "../../text/types";
import { ModelDrawer } from "./ModelDrawer";
import { ModelTestDialog } from "./ModelTestDialog";
import { type Model, modelsQuery, useDeleteModel } from "./modelQueries";
import { NoModel } from "./NoModel";
import { hostOf } from "./presets";
import { useProviderName } from "./useProviderName";

/** Models: the list; `?add` and `?edit=ID` open the form over it, `?preset=ID` chooses the provider. */
export function Component() {
  const say = useText();
  const address = useListAddress({ sort: "name,asc" });
  const models = useQuery(modelsQuery(address.wanted));
  const [params, change] = useAddress();
  const [tested, setTested] = useState<Model | null>(null);
  const open = useCallback(
    (form: { add?: string; edit?: string; preset?: string } = {}) =>
      change({ add: null, edit: null, preset: null, ...form }),
    [change],
  );
  const add = (preset?: string) => open({ add: "new", preset });
  const edit = useCallback((model: Model) => open({ edit: model.id }), [open]);
  const columns = useColumns({ onTest: setTested, onEdit: edit });
  return (
    <>
      <PageHeader
        title={say("models.title")}
        about={say("models.about")}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => add()}>
            {say("models.add")}
          </Button>
        }
      />
      <div className="toolbar">
        <SearchBox value={address.q} placeholder={say("models.search")} onSearch={(q) => address.set({ q })} />
      </div>
      <ListTable
        label={say("models.title")}
        query={models}
        address={address}
        columns={columns}
        card={(model) => <Card model={model} onTest={setTested} onEdit={edit} />}
        empty={<NoModel more={say("models.empty.more")} onAdd={add} />}
      />
      <ModelDrawer
        id={params.get("edit")}
        adding={params.has("add")}
        preset={params.get("preset")}
        onClose={() => open()}
      />
      <ModelTestDialog model={tested} onClose={() => setTested(null)} />
    </>
  );
}

function useColumns({ onTest, onEdit }: OnModel): TableColumnsType<Model> {
  const say = useText();
  const providerName = useProviderName();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, model) => (
          <div style={{ minWidth: 140, maxWidth: 220 }}>
            <div style={{ fontWeight: 500 }} className="anywhere">
              {model.name}
            </div>
            {model.description && (
              <div className="soft one-line" title={model.description}>
                {model.description}
              </div>
            )}
          </div>
        ),
      },
      {
        title: say("models.form.provider"),
        render: (_, model) => (
          <div style={{ minWidth: 100, maxWidth: 220 }}>
            <div className="anywhere">{providerName(model)}</div>
            {model.baseUrl && (
              <div className="mono soft one-line" title={model.baseUrl}>
                {hostOf(model.baseUrl)}
              </div>
            )}
          </div>
        ),
      },
      {
        title: say("models.form.model"),
        render: (_, model) => (
          <div
            className={model.provider === "offline" ? "soft" : "mono anywhere"}
            style={{ minWidth: 80, maxWidth: 220 }}
          >
            {model.provider === "offline" ? say("models.offline.address") : model.model}
          </div>
        ),
      },
      {
        title: say("models.form.apiKey"),
        render: (_, model) => <div style={{ minWidth: 60 }}>{keyText(model, say)}</div>,
      },
      timeColumn("updatedAt", say("word.updated")),
      actionsColumn(say("word.actions"), (model) => <ModelActions model={model} onTest={onTest} onEdit={onEdit} />),
    ],
    [say, providerName, onTest, onEdit],
  );
}

/** A model in a narrow window. */
function Card({ model, onTest, onEdit }: { model: Model } & OnModel) {
  const say = useText();
  const providerName = useProviderName();
  return (
    <>
      <div className="anywhere" style={{ fontWeight: 600 }}>
        {model.name}
      </div>
      {model.description && <div className="soft anywhere">{model.description}</div>}
      <div className="anywhere" style={{ marginTop: 4 }}>
        {providerName(model)}
        {model.provider !== "offline" && <span className="mono">{` · ${model.model} · ${hostOf(model.baseUrl)}`}</span>}
      </div>
      <div className="soft" style={{ margin: "4px 0 8px" }}>
        {say("models.form.apiKey")}
        {say("word.colon")}
        {keyText(model, say)}
        {" · "}
        <Ago at={model.updatedAt} />
      </div>
      <ModelActions model={model} onTest={onTest} onEdit={onEdit} />
    </>
  );
}

/** Where a model's key comes from. */
function keyText({ apiKey, apiKeyEnv }: Model, say: Say): string {
  if (apiKeyEnv) {
    return say("models.key.variable", { variable: apiKeyEnv });
  }
  return apiKey.stored ? (apiKey.hint ?? say("models.key.stored")) : say("word.none");
}

interface OnModel {
  readonly onTest: (model: Model) => void;
  readonly onEdit: (model: Model) => void;
}

function ModelActions({ model, onTest, onEdit }: { model: Model } & OnModel) {
  const say = useText();
  const { message } = App.useApp();
  const confirmDanger = useConfirmDanger();
  const remove = useDeleteModel();
  const { name } = model;
  const askDelete = () =>
    confirmDanger({
      title: say("delete.title", { name }),
      lost: say("models.delete.lost"),
      run: async () => {
        await remove.mutateAsync(model);
        void message.success(say("delete.done", { name }));
      },
    });
  return (
    <Flex gap={4} style={{ marginInlineStart: -7 }}>
      <Button size="small" type="text" onClick={() => onTest(model)}>
        {say("action.test")}
      </Button>
      <Button size="small" type="text" onClick={() => onEdit(model)}>
        {say("action.edit")}
      </Button>
      <Button size="small" type="text" danger onClick={askDelete}>
        {say("action.delete")}
      </Button>
    </Flex>
  );
}
