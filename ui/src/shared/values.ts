import type { Schemas } from "../api/client";
import { type ExactNumber, isNumber, numberOf } from "../api/exactJson";
import { isSame } from "./same";

export type FoundVariable = Schemas["TemplateVariableFound"];
export type Given = string | number | boolean | ExactNumber;
export type Value = Given | null | undefined;
export type Values = Record<string, Value>;

/** What the fields of a template's variables hold at first. */
export function defaultsOf(variables: readonly FoundVariable[]): Values {
  return Object.fromEntries(
    variables.map(({ name, type, default: value }) => [
      name,
      value === null || value === undefined
        ? undefined
        : type === "number"
          ? (numberOf(value) ?? Number(value))
          : type === "boolean"
            ? value === "true"
            : value,
    ]),
  );
}

/**
 * What the fields hold when the variables have changed: what was typed, or emptied, stays as far as it goes with the
 * variable; a default gives way to another one.
 *
 * @param before the defaults that were filled in until now
 */
export function valuesOver(variables: readonly FoundVariable[], now: Values | undefined, before: Values): Values {
  const defaults = defaultsOf(variables);
  const stays = (it: FoundVariable) => {
    const value = now?.[it.name];
    const typed = isEmpty(value)
      ? it.name in before && isSame(before[it.name], defaults[it.name])
      : !isSame(value, before[it.name]);
    return typed && fits(it, value);
  };
  return { ...now, ...Object.fromEntries(variables.map((it) => [it.name, (stays(it) ? now : defaults)?.[it.name]])) };
}

/** The values that were given. */
export function givenOf(values: Values | undefined): Record<string, Given> {
  return Object.fromEntries(Object.entries(values ?? {}).filter((it): it is [string, Given] => !isEmpty(it[1])));
}

/** The values of variables that a template has, of those that were typed; the built-in ones get theirs from the run. */
export function givenTo(variables: readonly FoundVariable[], values: Values | undefined) {
  const given = givenOf(values);
  return Object.fromEntries(
    variables.flatMap(({ name, builtIn }) => {
      const value = given[name];
      return builtIn || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function fits({ type, choices }: FoundVariable, value: Value): boolean {
  if (isEmpty(value)) {
    return true;
  }
  switch (type) {
    case "number":
      return isNumber(value);
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return choices.includes(value as string);
    case "text":
      return typeof value === "string";
  }
}

function isEmpty(value: Value): boolean {
  return value === undefined || value === null || value === "";
}
