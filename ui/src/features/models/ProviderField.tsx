import { Form, Select } from "antd";
import { byName } from "../../shared/byName";
import { useText } from "../../text/language";
import { ServiceText, useServiceText } from "../../text/ServiceText";
import type { ModelPreset } from "./modelQueries";
import { PLACES } from "./presets";
import { presetName } from "./useProviderName";

interface Props {
  readonly presets: readonly ModelPreset[];
  readonly chosen: ModelPreset | undefined;
  readonly onChoose: (preset: ModelPreset) => void;
}

/** Whose model it is: the presets by where the models run, found by their names, descriptions and models. */
export function ProviderField({ presets, chosen, onChoose }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const presetOf = (id: unknown) => presets.find((preset) => preset.id === id);
  const fits = (searched: string, id: unknown) => {
    const preset = presetOf(id);
    return (
      preset !== undefined &&
      wordsOf(preset, [presetName(preset, say), inWords(preset.description)]).includes(searched.trim().toLowerCase())
    );
  };
  return (
    <Form.Item
      label={say("models.form.provider")}
      htmlFor="provider"
      extra={chosen ? <ServiceText text={chosen.description} /> : say("models.form.provider.help")}
    >
      <Select
        id="provider"
        placeholder={say("models.form.provider.choose")}
        listHeight={400}
        virtual={false}
        notFoundContent={say("models.form.provider.nothing")}
        showSearch={{
          // A group is shown where one of its own is.
          filterOption: (searched, option) => option !== undefined && "value" in option && fits(searched, option.value),
          filterSort: (one, other, { searchValue }) => byName(searchValue)(one.label, other.label),
        }}
        value={chosen?.id}
        options={PLACES.map((place) => ({
          label: say(`models.place.${place}`),
          title: "",
          options: presets
            .filter((preset) => preset.place === place)
            .map((preset) => ({ value: preset.id, label: presetName(preset, say) })),
        }))}
        optionRender={({ value }) => <ProviderOption preset={presetOf(value)} />}
        onChange={(id: string) => {
          const next = presetOf(id);
          if (next) {
            onChoose(next);
          }
        }}
      />
    </Form.Item>
  );
}

/** A preset among those to choose from. */
function ProviderOption({ preset }: { preset: ModelPreset | undefined }) {
  const say = useText();
  const inWords = useServiceText();
  if (!preset) {
    return null;
  }
  const description = inWords(preset.description);
  return (
    <div style={{ minWidth: 0 }}>
      <div>{presetName(preset, say)}</div>
      <div className="soft one-line" title={description}>
        {description}
      </div>
    </div>
  );
}

/** What a preset is found by, in lower case. */
function wordsOf({ id, name, description, models }: ModelPreset, shown: readonly string[]): string {
  const ofModels = models.flatMap((model) => [model.id, model.name, model.type]);
  return [...shown, id, name, description.message, ...ofModels].join("\n").toLowerCase();
}
