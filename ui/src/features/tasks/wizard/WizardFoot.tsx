import { Button } from "antd";
import "../../../shared/form.css";
import { useText } from "../../../text/language";

interface Props {
  readonly step: number;
  readonly last: boolean;
  readonly ready: boolean;
  readonly creating: boolean;
  readonly onPrevious: () => void;
}

/** The foot of the wizard, in sight however long a step or its preview is. */
export function WizardFoot({ step, last, ready, creating, onPrevious }: Props) {
  const say = useText();
  return (
    <div className="form-bar">
      {step > 0 && <Button onClick={onPrevious}>{say("wizard.previous")}</Button>}
      <Button type="primary" htmlType="submit" loading={creating} disabled={last && !ready}>
        {say(last ? "wizard.create" : "wizard.next")}
      </Button>
    </div>
  );
}
