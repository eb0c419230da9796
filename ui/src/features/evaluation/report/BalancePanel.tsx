import { useFormats, useText } from "../../../text/language";
import type { BalanceFigures, Report } from "../types";
import { BarsChart } from "./BarsChart";
import { Facts, Panel } from "./Panel";

const CHARTED = 30;

/** How the rows are divided, beside how they should be. */
export function BalancePanel({ report: { balance } }: { report: Report }) {
  const say = useText();
  return balance.map((figures) => (
    <Panel
      key={figures.field}
      title={say("evaluation.balance.of", { field: figures.field })}
      help={say(typeof figures.totalVariation === "number" ? "evaluation.balance.help" : "evaluation.balance.noTarget")}
    >
      <Balance figures={figures} />
    </Panel>
  ));
}

function Balance({ figures }: { figures: BalanceFigures }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { field, categories, other, chiSquare, degrees, pValue, totalVariation } = figures;
  const shown = categories.slice(0, CHARTED);
  const isTargeted = shown.some(({ target }) => typeof target === "number");
  const inPercent = (share: number | null | undefined) => (typeof share === "number" ? share * 100 : null);
  const facts = [
    ...(typeof totalVariation === "number"
      ? [[say("evaluation.balance.variation"), percent(totalVariation * 100)] as const]
      : []),
    ...(typeof chiSquare === "number" && typeof pValue === "number"
      ? [
          [
            say("evaluation.balance.chiSquare"),
            say("evaluation.balance.chiSquare.value", {
              value: number(chiSquare, 2),
              degrees: number(degrees),
              p: pValue < SMALLEST_P ? `< ${number(SMALLEST_P, 4)}` : `= ${number(pValue, 4)}`,
            }),
          ] as const,
        ]
      : []),
    ...(other > 0 ? [[say("evaluation.balance.other"), number(other)] as const] : []),
  ];
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      <BarsChart
        label={say("evaluation.balance.of", { field })}
        places={shown.map(({ name }) => name)}
        lying={shown.length > 8}
        shares
        bars={[
          {
            name: say("evaluation.balance.actual"),
            color: "primary",
            values: shown.map(({ share }) => inPercent(share)),
          },
          ...(isTargeted
            ? [
                {
                  name: say("evaluation.balance.target"),
                  color: "text-soft" as const,
                  values: shown.map(({ target }) => inPercent(target)),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

/** Below it only that is said. */
const SMALLEST_P = 0.0001;
