import { useMemo } from "react";
import { useFormats, useLanguage, useText } from "../../../text/language";
import { cellText } from "../rows/tableColumns";
import { kindText } from "../texts";
import type { ColumnProfile, Spread } from "../types";
import { Bars, ShareBars } from "./Bars";

const TOP_SHOWN = 8;

/** What one column holds. */
export function ColumnCard({ column, rows }: { column: ColumnProfile; rows: number }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { name, types, missing, nulls, distinct, distinctExact, length, tokens, numbers, top, languages } = column;
  const shareOf = (count: number) =>
    say("word.counted", { word: number(count), count: percent(rows === 0 ? 0 : (count / rows) * 100) });
  return (
    <section className="panel profile-column" aria-label={name}>
      <h3 className="mono">{name}</h3>
      <p className="soft">{types.map(({ type }) => kindText(type, say)).join(" | ")}</p>
      <dl className="profile-figures">
        <Figure label={say("datasets.profile.distinct")} value={`${distinctExact ? "" : "≈ "}${number(distinct)}`} />
        <Figure label={say("datasets.profile.missing")} value={shareOf(missing)} />
        {nulls > 0 && <Figure label={say("datasets.profile.nulls")} value={shareOf(nulls)} />}
      </dl>
      {numbers && <SpreadView label={say("datasets.profile.numbers")} spread={numbers} />}
      {length && <SpreadView label={say("datasets.profile.length")} spread={length} />}
      {tokens && (
        <SpreadView
          label={
            tokens.sampled < rows
              ? say("datasets.profile.tokens.sampled", { count: tokens.sampled })
              : say("word.tokens")
          }
          spread={tokens}
        />
      )}
      {languages.length > 0 && <Languages languages={languages} />}
      {top.length > 0 && (
        <>
          <h4>{say("datasets.profile.top")}</h4>
          <ShareBars
            label={say("datasets.profile.top")}
            shares={top.slice(0, TOP_SHOWN).map(({ value, rows: count, cut }) => ({
              name: (cellText(value) || say("datasets.profile.emptyText")) + (cut ? "…" : ""),
              rows: count,
              said: number(count),
            }))}
            all={rows}
          />
        </>
      )}
    </section>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function SpreadView({ label, spread }: { label: string; spread: Spread }) {
  const say = useText();
  const { number } = useFormats();
  const { min, max, mean, p50, p95, histogram } = spread;
  return (
    <>
      <h4>{label}</h4>
      {histogram.length > 1 && <Bars label={label} bins={histogram} />}
      <p className="soft profile-spread">
        {[
          say("datasets.profile.range", { min: number(min), max: number(max) }),
          say("datasets.profile.mean", { value: number(mean, 1) }),
          ...(p50 === undefined || p50 === null ? [] : [say("datasets.profile.p50", { value: number(p50) })]),
          ...(p95 === undefined || p95 === null ? [] : [say("datasets.profile.p95", { value: number(p95) })]),
        ].join(" · ")}
      </p>
    </>
  );
}

function Languages({ languages }: Pick<ColumnProfile, "languages">) {
  const say = useText();
  const { locale } = useLanguage();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: "language" }), [locale]);
  const all = languages.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <>
      <h4>{say("datasets.profile.languages")}</h4>
      <ShareBars
        label={say("datasets.profile.languages")}
        shares={languages.map(({ language, rows }) => ({
          name: language === "und" ? say("datasets.profile.language.unknown") : (names.of(language) ?? language),
          rows,
        }))}
        all={all}
      />
    </>
  );
}
