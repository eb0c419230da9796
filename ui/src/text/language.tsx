import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { loadCode, loadCodeAtLast } from "../api/loadCode";
import { useStored } from "../shared/useStored";
import { en } from "./en";
import { fill, textOf } from "./fill";
import { type Formats, formats } from "./formats";
import type { Part, Said } from "./service/said";
import type { Say, Text, TextKey } from "./types";

export type Language = "en" | "zh";

/** Words what the service says, as far as the language has it. */
type Translate = (said: Said) => readonly Part[];

interface Spoken {
  readonly language: Language;
  /** What `Intl` calls it. */
  readonly locale: string;
  readonly setLanguage: (language: Language) => void;
  readonly say: Say;
  readonly formats: Formats;
  readonly translate: Translate;
}

/** What a language is made of. */
interface Texts {
  /** Which one it is: the one that was chosen, as soon as it has come. */
  readonly language: Language;
  readonly texts: Readonly<Record<TextKey, Text>>;
  readonly translate: Translate;
}

const ENGLISH: Texts = {
  language: "en",
  texts: en,
  translate: ({ message }) => [{ text: message, known: false }],
};

const LOCALES: Record<Language, string> = { en: "en", zh: "zh-CN" };

const Context = createContext<Spoken | null>(null);

/**
 * Everything below speaks the language that was chosen last, or else the browser's. While the texts of another one are on
 * their way the page stays as it is: what stands in its forms would be lost with it.
 */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setLanguage] = useStored<Language>("winnow.language", ["en", "zh"], preferred());
  const found = useTexts(chosen);
  const language = found?.language ?? chosen;
  const spoken = useMemo<Spoken | null>(() => {
    if (found === null) {
      return null;
    }
    const locale = LOCALES[language];
    const { texts, translate } = found;
    const say = ((key: TextKey, values?: Record<string, string | number>) =>
      fill(textOf(texts, key), values ?? {}, locale)) as Say;
    return { language, locale, setLanguage, say, formats: formats(locale, say), translate };
  }, [language, setLanguage, found]);
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
  }, [language]);
  return spoken && <Context value={spoken}>{children}</Context>;
}

/** English is always there; Chinese is fetched by those who read it. Null before the first has come. */
function useTexts(chosen: Language): Texts | null {
  const [zh, setZh] = useState<Texts | null>(null);
  const [first] = useState(chosen);
  useEffect(() => {
    if (chosen !== "zh") {
      return;
    }
    const stop = new AbortController();
    const load = () => import("./zh");
    const take = ({ zh: texts, translate }: Awaited<ReturnType<typeof load>>) =>
      setZh({ texts, translate, language: "zh" });
    loadCode(load)
      .catch(() => {
        // The service is away or was updated: English rather than nothing, until Chinese comes.
        setZh((known) => known ?? { ...ENGLISH, language: "zh" });
        return loadCodeAtLast(load, stop.signal);
      })
      .then(take, () => undefined);
    return () => stop.abort();
  }, [chosen]);
  if (chosen === "en") {
    return ENGLISH;
  }
  return zh ?? (first === "en" ? ENGLISH : null);
}

function preferred(): Language {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (spoken === null) {
    throw new Error("There is no LanguageProvider around this.");
  }
  return spoken;
}

/** The texts: `const say = useText(); say("delete.title", { name })`. */
export function useText(): Say {
  return useLanguage().say;
}

/** Numbers, times and durations as the language writes them. */
export function useFormats(): Formats {
  return useLanguage().formats;
}
