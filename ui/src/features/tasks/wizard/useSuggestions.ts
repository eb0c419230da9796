import type { FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSuggest } from "../../../shared/useSuggest";
import { defaultsOf, type Values, valuesOver } from "../../../shared/values";
import type { Model } from "../../models/modelQueries";
import type { Template } from "../../templates/templateQueries";
import type { ChosenTemplate } from "./useChosenTemplate";
import { NEW_TASK, suggestedName, type WizardFields } from "./wizardForm";

interface Offer {
  readonly models: readonly Model[];
  /** The model where the template names none. */
  readonly modelId: string;
}

/**
 * Fills in what goes with the chosen template, and again when another one is chosen or it is saved elsewhere; what was
 * typed stays.
 *
 * @returns the revision that was saved elsewhere meanwhile; null where none was
 */
export function useSuggestions(
  form: FormInstance<WizardFields>,
  { template, variables }: ChosenTemplate,
  { models, modelId }: Offer,
): number | null {
  const [begun] = useState(() => new Date());
  const suggest = useSuggest(form, { ...NEW_TASK, modelId });
  const defaults = useRef<Values>({});
  useEffect(() => {
    if (template) {
      suggest("name", suggestedName(template.name, begun));
      suggest("modelId", models.find(({ name }) => name === template.model)?.id ?? modelId);
    }
  }, [template, models, modelId, begun, suggest]);
  useEffect(() => {
    if (variables) {
      const asked = variables.filter((it) => !it.builtIn);
      const count = variables.find(({ name }) => name === "count")?.default;
      form.setFieldValue("values", valuesOver(asked, form.getFieldValue("values"), defaults.current));
      defaults.current = { ...defaults.current, ...defaultsOf(asked) };
      suggest("count", count ? Number(count) : NEW_TASK.count);
    }
  }, [variables, form, suggest]);
  return useNewer(template);
}

/** The revision of a template that has come since it was first seen; null where none has. */
function useNewer(template: Template | undefined): number | null {
  const seen = useRef<Template>(undefined);
  const [newer, setNewer] = useState<number | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = template;
    if (before?.id !== template?.id) {
      setNewer(null);
    } else if (template && before && before.revision !== template.revision) {
      setNewer(template.revision);
    }
  }, [template]);
  return newer;
}
