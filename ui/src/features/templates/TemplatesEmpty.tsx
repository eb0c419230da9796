import { App, Button } from "antd";
import { useNavigate } from "react-router";
import { EmptyState } from "../../shared/EmptyState";
import { useText } from "../../text/language";
import { useInstallStarters } from "./templateQueries";
import { useSayFailure } from "./useSayFailure";

/** No template yet: begin with those that come with Winnow. */
export function TemplatesEmpty({ onImport }: { onImport: () => void }) {
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sayFailure = useSayFailure();
  const install = useInstallStarters();
  return (
    <EmptyState
      title={say("templates.empty")}
      more={say("templates.empty.more", { example: "{topic}" })}
      actions={
        <>
          <Button
            type="primary"
            loading={install.isPending}
            onClick={() =>
              install.mutate(undefined, {
                onSuccess: ({ installed }) =>
                  void message.success(say("templates.starters.done", { count: installed.length })),
                onError: sayFailure,
              })
            }
          >
            {say("templates.starters")}
          </Button>
          <Button onClick={() => navigate("/data/synthesis/templates/new")}>{say("synthesis.createTemplate")}</Button>
          <Button onClick={onImport}>{say("templates.import")}</Button>
        </>
      }
    />
  );
}
