import { useText } from "../../../text/language";
import type { Said } from "../../../text/service/said";

const KINDS = [
  "required",
  "refusal",
  "leakage",
  "repetition",
  "secrets",
  "personalData",
  "sensitive",
  "pattern",
  "range",
  "allowed",
  "length",
  "language",
  "bannedTerms",
  "expression",
  "code",
] as const;

const OPTIONS = [
  "fields",
  "field",
  "values",
  "ignoreCase",
  "terms",
  "wholeWords",
  "language",
  "languages",
  "expression",
  "words",
  "share",
  "unit",
  "least",
  "most",
  "pattern",
  "whole",
  "reject",
  "kinds",
  "regions",
] as const;

/** Options that the page says more of; those of one name mean the same in most kinds. */
const HELPED = [
  "fields",
  "required.fields",
  "allowed.values",
  "bannedTerms.wholeWords",
  "code.language",
  "expression.expression",
  "language.languages",
  "leakage.words",
  "repetition.words",
  "repetition.share",
  "length.unit",
  "pattern.pattern",
  "pattern.whole",
  "pattern.reject",
  "personalData.regions",
  "sensitive.languages",
  "sensitive.terms",
] as const;

/** What a kind of rule is called, and what it rejects, as the page has words for it. */
export function useKindText() {
  const say = useText();
  const known = (name: string) => KINDS.find((it) => it === name);
  return {
    title: (name: string) => {
      const kind = known(name);
      return kind ? say(`gates.kind.${kind}`) : name;
    },
    /** Null where the service's own words are all there is. */
    about: (name: string) => {
      const kind = known(name);
      return kind ? say(`gates.kind.${kind}.more`) : null;
    },
    /** What an option is called. */
    option: (name: string) => {
      const option = OPTIONS.find((it) => it === name);
      return option ? say(`gates.option.${option}`) : name;
    },
    /** What is to be known of an option; null where the service's own words are all there is. */
    help: (kind: string, option: string) => {
      const helped = HELPED.find((it) => it === `${kind}.${option}`) ?? HELPED.find((it) => it === option);
      return helped ? say(`gates.help.${helped}`) : OPTIONS.some((it) => it === option) ? "" : null;
    },
  };
}

const RUBRICS = ["general", "qa", "classification", "extraction", "dialogue", "code", "preference"] as const;

/** What a rubric is called, as far as the page has a word for it. */
export function useRubricText(): (name: string) => string {
  const say = useText();
  return (name) => {
    const known = RUBRICS.find((it) => it === name);
    return known ? say(`gates.rubric.${known}`) : name;
  };
}

/** Why a row is rejected, with the kind of the rule it breaks as the page calls it. */
export function useReason(): (reason: Said) => Said {
  const { title } = useKindText();
  return (reason) => {
    const { rule } = reason.values;
    if (reason.code !== "reject.breaksRule" || typeof rule !== "string") {
      return reason;
    }
    const name = title(rule);
    return { ...reason, values: { ...reason.values, rule: name }, message: reason.message.replace(rule, name) };
  };
}
