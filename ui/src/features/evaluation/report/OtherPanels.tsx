import { Table } from "antd";
import { useFormats, useText } from "../../../text/language";
import { useKindText } from "../../tasks/gates/gateTexts";
import type { DiversityFigures, Report, RuleFigures } from "../types";
import { Facts, Panel } from "./Panel";

/** How much texts differ. */
export function DiversityPanel({ figures }: { figures: DiversityFigures }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { sample, distinct1, distinct2, compressionRatio, similarity } = figures;
  return (
    <Panel
      title={say("evaluation.metric.DIVERSITY")}
      help={say("evaluation.diversity.help", { sample: number(sample) })}
    >
      <Facts
        facts={[
          [say("evaluation.diversity.distinct1"), percent(distinct1 * 100)],
          [say("evaluation.diversity.distinct2"), percent(distinct2 * 100)],
          [say("evaluation.diversity.similarity"), percent(similarity * 100)],
          [say("evaluation.diversity.compression"), number(compressionRatio, 2)],
        ]}
      />
    </Panel>
  );
}

/** Rules, and how many rows break each. */
export function RulesPanel({ report: { rules, rows } }: { report: Report }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { title } = useKindText();
  if (rules.length === 0) {
    return null;
  }
  return (
    <Panel title={say("gates.rules")} help={say("evaluation.rules.figures.help")}>
      <Table<RuleFigures & { readonly key: number }>
        aria-label={say("gates.rules")}
        size="small"
        pagination={false}
        scroll={{ x: true }}
        dataSource={rules.map((it, key) => ({ ...it, key }))}
        columns={[
          { title: say("evaluation.rule"), render: (_, { rule }) => title(rule) },
          { title: say("evaluation.aspect"), render: (_, { aspect }) => say(`evaluation.aspect.${aspect}`) },
          {
            title: say("evaluation.rule.broken"),
            align: "end",
            render: (_, { broken }) => (
              <span className={broken > 0 ? "report-broken" : "soft"}>
                {say("word.counted", { word: number(broken), count: percent(rows === 0 ? 0 : (broken / rows) * 100) })}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
