import { useMutation } from "@tanstack/react-query";
import { Button, Form, InputNumber } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { RowCard } from "../../../shared/row/RowCard";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { type GateFields, gatesBody } from "./gateFields";
import { type RowsOf, type TriedGates, tryGates } from "./gateQueries";
import { useKindText, useReason } from "./gateTexts";
import { RowsSelect } from "./RowsSelect";

const ROWS_USUAL = 200;
const ROWS_MAX = 1_000;

/** What the gates would do with the newest rows of a dataset or a task: how many get stuck where, and which. */
export function TryGates({ value, onClose }: { readonly value: GateFields; readonly onClose: () => void }) {
  const say = useText();
  const [source, setSource] = useState<RowsOf>();
  const [rows, setRows] = useState<number | null>(ROWS_USUAL);
  const attempt = useMutation({
    mutationFn: (of: RowsOf) =>
      tryGates(gatesBody({ ...value, judge: null, meaning: null }) ?? {}, of, rows ?? ROWS_USUAL),
  });
  return (
    <SideDrawer open size={720} title={say("gates.try")} onClose={onClose}>
      <Form component={false} layout="vertical">
        <Form.Item label={say("gates.try.of")} htmlFor="try-rows-of">
          <RowsSelect id="try-rows-of" value={source} onChange={setSource} />
        </Form.Item>
        <Form.Item label={say("gates.try.rows")} htmlFor="try-rows" extra={say("gates.try.help")}>
          <InputNumber id="try-rows" min={1} max={ROWS_MAX} precision={0} value={rows} onChange={setRows} />
        </Form.Item>
        <Button
          type="primary"
          disabled={source === undefined}
          loading={attempt.isPending}
          onClick={() => source && attempt.mutate(source)}
          style={{ marginBottom: 16 }}
        >
          {say("gates.try.go")}
        </Button>
      </Form>
      <div aria-live="polite">
        <ProblemAlert error={attempt.error} />
        {attempt.data && <Tried tried={attempt.data} />}
      </div>
    </SideDrawer>
  );
}

/** How many rows would be accepted, and what rejects the others. */
export function Tried({ tried }: { readonly tried: TriedGates }) {
  const say = useText();
  const { number } = useFormats();
  const { title } = useKindText();
  const reasonOf = useReason();
  const { rows, accepted, rejected, rejects } = tried;
  const named = ({ gate, rule }: Pick<TriedGates["rejects"][number], "gate" | "rule">) =>
    rule ? title(rule) : say(`gates.gate.${gate as "DUPLICATE" | "NEAR_DUPLICATE" | "HELD_OUT"}`);
  return (
    <>
      <p>{say("gates.tried", { count: rows, accepted: number(accepted), rejected: number(rows - accepted) })}</p>
      {rejected.length > 0 && (
        <ul className="gates-counts">
          {rejected.map((it) => (
            <li key={`${it.gate} ${it.rule}`}>
              <span>{named(it)}</span> <strong>{number(it.rows)}</strong>
            </li>
          ))}
        </ul>
      )}
      {rows - accepted > rejects.length && <p className="soft">{say("gates.tried.some", { count: rejects.length })}</p>}
      <ul className="rows" aria-label={say("task.tab.rejects")}>
        {rejects.map((it) => (
          <li key={it.ordinal}>
            <RowCard
              clamped
              row={it.row}
              head={
                <span>
                  {say("gates.tried.row", { row: number(it.ordinal) })}
                  {it.was && say(`gates.tried.was.${it.was}`)}
                  {typeof it.repeats === "number" && say("gates.tried.repeats", { row: number(it.repeats) })}
                </span>
              }
            >
              <div style={{ marginBottom: 6 }}>
                <ServiceText text={reasonOf(it.reason)} />
              </div>
            </RowCard>
          </li>
        ))}
      </ul>
    </>
  );
}
