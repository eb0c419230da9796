import { SearchOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Flex, Form } from "antd";
import { useRef, useState } from "react";
import { goToFirstWrong } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { useServiceText } from "../../text/ServiceText";
import { CallFailure } from "./CallFailure";
import { discoveryOf, type ModelFields } from "./modelForm";
import { type OfferedModel, offersOf, searchOffers } from "./modelOffers";
import { type Model, type ModelPreset, useFindModels } from "./modelQueries";
import { hostOf } from "./presets";

interface Props {
  /** What the form's fields are told apart by from those of others on the page. */
  readonly formName: string;
  readonly known: Model | null;
  readonly preset: ModelPreset;
  /** Is told which model is meant, as far as it is known. */
  readonly onChosen: (id: string, offered: OfferedModel | undefined) => void;
  /** Shows what the service says about fields of the form. */
  readonly onRefused: (error: unknown) => void;
}

/** Which of a provider's models: those it is known for, those its address lists, or any other id. */
export function ModelIdField({ formName, known, preset, onChosen, onRefused }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const rules = useRules();
  const form = Form.useFormInstance<ModelFields>();
  const baseUrl = Form.useWatch("baseUrl", form);
  const find = useFindModels();
  const [open, setOpen] = useState(false);
  const [searched, setSearched] = useState("");
  const field = useRef<{ focus: () => void }>(null);
  const label = say("models.form.model");

  const asked = find.variables?.body;
  const isOfAddress = asked?.provider === preset.provider && asked.baseUrl === baseUrl?.trim();
  const found = isOfAddress ? find.data : undefined;
  const foundModels = found && !found.failure ? found.models : undefined;
  const offers = offersOf(preset, foundModels, inWords);
  const shown = searchOffers(offers, searched);
  const total = foundModels?.length;

  const choose = (id: string, all = offers) =>
    onChosen(
      id,
      all.find((offer) => offer.id === id),
    );
  const ask = async () => {
    find.reset();
    try {
      await form.validateFields(["baseUrl"]);
    } catch (error) {
      goToFirstWrong(form, error, formName);
      return;
    }
    const body = discoveryOf(form.getFieldsValue(true), known);
    find.mutate(
      { id: known?.id, body },
      {
        onError: onRefused,
        onSuccess: ({ models, failure }) => {
          const [first] = models;
          if (failure || !first) {
            return;
          }
          setSearched("");
          if (models.length === 1 && !form.getFieldValue("model")) {
            form.setFieldValue("model", first.id);
            form.setFields([{ name: "model", errors: [] }]);
            choose(first.id, offersOf(preset, models, inWords));
            return;
          }
          field.current?.focus();
          setOpen(true);
        },
      },
    );
  };
  return (
    <>
      <Form.Item
        label={label}
        htmlFor={`${formName}_model`}
        required
        extra={say(
          preset.models.length === 0 && preset.discovers ? "models.form.model.find" : "models.form.model.help",
        )}
      >
        <Flex gap={8} align="center">
          <Form.Item name="model" noStyle messageVariables={{ label }} rules={[rules.required(label)]}>
            <AutoComplete
              ref={field as never}
              className="mono"
              style={{ flex: 1, minWidth: 0 }}
              placeholder={say("models.form.model.choose")}
              open={open && shown.length > 0}
              onOpenChange={(next) => {
                setOpen(next);
                setSearched("");
              }}
              showSearch={{ filterOption: false, onSearch: setSearched }}
              // Enter keeps what was typed: an ID may be the beginning of another.
              defaultActiveFirstOption={false}
              listHeight={320}
              options={groupsOf(shown, say("models.form.model.known"), foundTitle(baseUrl, total))}
              optionRender={({ value }) => <ModelOption offer={offers.find(({ id }) => id === value)} />}
              onChange={(id: string | undefined) => choose(id ?? "")}
            />
          </Form.Item>
          {preset.discovers && (
            <Button icon={<SearchOutlined aria-hidden />} loading={find.isPending} onClick={() => void ask()}>
              {say("models.find")}
            </Button>
          )}
        </Flex>
      </Form.Item>
      <div aria-live="polite">
        {total !== undefined && (
          <p className="soft" style={{ marginTop: -16 }}>
            {total === 0 ? say("models.find.none") : say("models.find.count", { count: total, host: hostOf(baseUrl) })}
          </p>
        )}
        {found?.failure && (
          <div style={{ marginBottom: 24 }}>
            <CallFailure failure={found.failure} title={say("models.find.failed")} />
          </div>
        )}
        <ProblemAlert error={find.error} />
      </div>
    </>
  );

  function foundTitle(address: string | null | undefined, count: number | undefined): string {
    return count === undefined
      ? ""
      : say("word.counted", { word: say("models.form.model.found", { host: hostOf(address) }), count });
  }
}

/** Those that the address lists first. */
function groupsOf(offers: readonly OfferedModel[], known: string, found: string) {
  const group = (label: string, isFound: boolean) => ({
    label,
    title: "",
    options: offers.filter((offer) => offer.found === isFound).map(({ id }) => ({ value: id, label: id })),
  });
  return [group(found, true), group(known, false)].filter(({ options }) => options.length > 0);
}

/** A model among those to choose from. */
function ModelOption({ offer }: { offer: OfferedModel | undefined }) {
  if (!offer) {
    return null;
  }
  const about = [offer.type, offer.description].filter(Boolean).join(" · ");
  return (
    <div style={{ minWidth: 0 }}>
      <div className="anywhere" style={{ whiteSpace: "normal" }}>
        {offer.name && <>{offer.name} </>}
        <span className={offer.name ? "mono soft" : "mono"}>{offer.id}</span>
      </div>
      {about && (
        <div className="soft one-line" title={about}>
          {about}
        </div>
      )}
    </div>
  );
}
