import { PlayCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import type { Schemas } from "../../api/client";
import "../../shared/form.css";
import { useText } from "../../text/language";

interface Props {
  readonly saving: boolean;
  readonly changed: boolean;
  readonly archived: boolean;
  /** Whether the form has just taken another's place, and with it the button that was pressed. */
  readonly focused: boolean;
  readonly problems: readonly Schemas["TemplateProblem"][];
}

/** The foot of the form: save, try, and how it stands. */
export function SaveBar({ saving, changed, archived, focused, problems }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) {
      bar.current?.querySelector("button")?.focus({ preventScroll: true });
    }
  }, [focused]);
  const errors = problems.filter((it) => it.severity === "error").length;
  const warnings = problems.length - errors;
  return (
    <div ref={bar} className="form-bar">
      {!archived && (
        <Button type="primary" htmlType="submit" loading={saving}>
          {say("action.save")}
        </Button>
      )}
      <Button
        disabled={false}
        icon={<PlayCircleOutlined aria-hidden />}
        onClick={() => navigate("#try", { preventScrollReset: true })}
      >
        {say("templates.try")}
      </Button>
      <span className="soft" aria-live="polite">
        {changed && say("templates.form.unsaved")}
        {changed && problems.length > 0 && " · "}
        {errors > 0 && <span style={{ color: "var(--bad)" }}>{say("templates.form.errors", { count: errors })}</span>}
        {errors > 0 && warnings > 0 && " · "}
        {warnings > 0 && say("templates.form.warnings", { count: warnings })}
      </span>
    </div>
  );
}
