import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../../api/client";
import type { FoundVariable } from "../../../shared/values";
import { bodyOf, fieldsOf } from "../../templates/templateForm";
import { type Template, templateQuery, validationQuery } from "../../templates/templateQueries";

export interface ChosenTemplate {
  readonly template: Template | undefined;
  /** All it uses, built-in ones too; undefined while they are not known. */
  readonly variables: readonly FoundVariable[] | undefined;
  /** What is worth a look in it. */
  readonly problems: readonly Schemas["TemplateProblem"][];
  readonly rowFields: readonly string[];
  readonly error: unknown;
}

/** The chosen template with what it asks for. */
export function useChosenTemplate(id: string | undefined): ChosenTemplate {
  const template = useQuery({ ...templateQuery(id ?? ""), enabled: id !== undefined });
  const stored = id === undefined ? undefined : template.data;
  const found = useQuery({
    ...validationQuery(stored ? bodyOf(fieldsOf(stored)) : { name: "", prompt: "" }),
    placeholderData: undefined,
    enabled: stored !== undefined,
  });
  return {
    template: stored,
    variables: stored && found.data?.variables,
    problems: found.data?.problems ?? [],
    rowFields: found.data?.fields ?? [],
    error: template.error ?? found.error,
  };
}
