import { useFormats, useText } from "../../../text/language";
import type { TimeFigures } from "../types";
import { BarsChart } from "./BarsChart";
import { ageBins, binName } from "./bins";
import { Facts, Panel } from "./Panel";

/** How old rows are. */
export function AgesPanel({ figures }: { figures: TimeFigures }) {
  const say = useText();
  const { number, dateTime } = useFormats();
  const { field, maxAgeDays, unread, old, future, oldest, newest, counts } = figures;
  const bins = ageBins(counts);
  return (
    <Panel
      title={say("evaluation.metric.TIMELINESS")}
      help={say("evaluation.ages.help", { field, days: number(maxAgeDays) })}
    >
      <Facts
        facts={[
          [say("evaluation.ages.old", { days: number(maxAgeDays) }), number(old)],
          [say("evaluation.ages.unread"), number(unread)],
          [say("evaluation.ages.future"), number(future)],
          [say("evaluation.ages.oldest"), dateTime(oldest)],
          [say("evaluation.ages.newest"), dateTime(newest)],
        ]}
      />
      {bins.length > 0 && (
        <>
          <h3>{say("evaluation.ages.days")}</h3>
          <BarsChart
            label={say("evaluation.ages.days")}
            places={bins.map((bin) => binName(bin, number))}
            bars={[{ name: say("evaluation.ages.days"), color: "primary", values: bins.map(({ count }) => count) }]}
          />
        </>
      )}
    </Panel>
  );
}
