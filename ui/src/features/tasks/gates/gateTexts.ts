import { useText } from "../../../text/language";

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
  };
}
