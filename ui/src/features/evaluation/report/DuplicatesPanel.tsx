import { useFormats, useText } from "../../../text/language";
import type { Report } from "../types";
import { BarsChart } from "./BarsChart";
import { binName, similarityBins } from "./bins";
import { Facts, Panel } from "./Panel";

/** Rows that repeat others. */
export function DuplicatesPanel({ report: { duplicates, rows } }: { report: Report }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { exact, near, heldOut, threshold, similarity, semantic } = duplicates;
  const counted = (count: number, of = rows) =>
    say("word.counted", { word: number(count), count: percent(of === 0 ? 0 : (count / of) * 100) });
  const bins = similarityBins(similarity);
  return (
    <Panel title={say("evaluation.duplicates")} help={say("evaluation.duplicates.help")}>
      <Facts
        facts={[
          [say("evaluation.duplicates.exact"), counted(exact)],
          typeof threshold === "number"
            ? [say("evaluation.duplicates.near", { threshold: number(threshold) }), counted(near)]
            : [say("evaluation.duplicates.near.off"), say("evaluation.notMeasured")],
          ...(heldOut > 0 ? [[say("evaluation.duplicates.heldOut"), counted(heldOut)] as const] : []),
          ...(semantic
            ? [
                [
                  say("evaluation.duplicates.semantic", { threshold: number(semantic.threshold) }),
                  counted(semantic.found, semantic.compared),
                ] as const,
              ]
            : []),
        ]}
      />
      {semantic && (
        <p className="soft">
          {say("evaluation.duplicates.semantic.more", {
            model: semantic.model,
            compared: number(semantic.compared),
            sample: number(semantic.sample),
          })}
        </p>
      )}
      {near > 0 && bins.length > 0 && (
        <>
          <h3>{say("evaluation.duplicates.similarity")}</h3>
          <BarsChart
            label={say("evaluation.duplicates.similarity")}
            places={bins.map((bin) => binName(bin, number))}
            bars={[{ name: say("evaluation.duplicates.rows"), color: "warn", values: bins.map(({ count }) => count) }]}
          />
        </>
      )}
    </Panel>
  );
}
