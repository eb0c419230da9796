import { useQuery } from "@tanstack/react-query";
import { bodyOf, fieldsOf } from "../../templates/templateForm";
import { templateQuery, validationQuery } from "../../templates/templateQueries";

/** The chosen template with what it asks for. */
export function useChosenTemplate(id: string | undefined) {
  const template = useQuery({ ...templateQuery(id ?? ""), enabled: id !== undefined });
  const stored = id === undefined ? undefined : template.data;
  const found = useQuery({
    ...validationQuery(stored ? bodyOf(fieldsOf(stored)) : { name: "", prompt: "" }),
    placeholderData: undefined,
    enabled: stored !== undefined,
  });
  return {
    template: stored,
    /** All it uses, built-in ones too; undefined while they are not known. */
    variables: stored && found.data?.variables,
    problems: found.data?.problems ?? [],
    rowFields: found.data?.fields ?? [],
    error: template.error ?? found.error,
  };
}

export type ChosenTemplate = ReturnType<typeof useChosenTemplate>;
