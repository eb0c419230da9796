import type { FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSuggest } from "../../../shared/useSuggest";
import { defaultsOf, type Values, valuesOver } from "../../../shared/values";
import { modelFor } from "../../models/likelyModel";
import type { Offer } from "../../models/useModels";
import type { Template } from "../../templates/templateQueries";
import type { ChosenTemplate } from "./useChosenTemplate";
import { NEW_TASK, suggestedName, type WizardFields } from "./wizardForm";

/**
 * Fills in what goes with the chosen template, and again when another one is chosen or it is saved elsewhere; what was
 * typed stays.
 *
 * @param filled whether the form begins with what was typed before, or with a task to clone: nothing of that gives way
 * @returns the revision that was saved elsewhere meanwhile; null where none was
 */
export function useSuggestions(
  form: FormInstance<WizardFields>,
  { template, variables }: ChosenTemplate,
  { models, likely, failing }: Offer,
  filled: boolean,
): number | null {
  const [begun] = useState(() => new Date());
  const suggest = useSuggest(form, filled ? {} : { ...NEW_TASK, modelId: likely.id });
  const defaults = useRef<Values | null>(filled ? null : {});
  useEffect(() => {
    if (template) {
      suggest("name", suggestedName(template.name, begun));
      suggest("modelId", modelFor(template.model, models, likely, failing)?.id);
    }
  }, [template, models, likely, failing, begun, suggest]);
  useEffect(() => {
    if (variables) {
      const asked = variables.filter((it) => !it.builtIn);
      const count = variables.find(({ name }) => name === "count")?.default;
      const now: Values = form.getFieldValue("values") ?? {};
      // What was emptied before stays empty; what was never there gets its default.
      const before = defaults.current ?? defaultsOf(asked.filter(({ name }) => name in now));
      form.setFieldValue("values", valuesOver(asked, now, before));
      defaults.current = { ...before, ...defaultsOf(asked) };
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
