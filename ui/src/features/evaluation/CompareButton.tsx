import { Button } from "antd";
import { useNavigate } from "react-router";
import { useText } from "../../text/language";

/** Leads to two chosen evaluations side by side; the one that was chosen first is compared with. */
export function CompareButton({ chosen: [a, b] }: { chosen: readonly string[] }) {
  const say = useText();
  const navigate = useNavigate();
  return (
    <Button
      disabled={a === undefined || b === undefined}
      title={say("evaluation.compare.help")}
      onClick={() => void navigate(`/data/evaluation/compare?a=${a}&b=${b}`)}
    >
      {say("evaluation.compare")}
    </Button>
  );
}
