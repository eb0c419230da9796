import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../shared/EmptyState";
import { useText } from "../../../text/language";

interface Props {
  readonly template: boolean;
  readonly model: boolean;
}

/** What a task needs and is not there yet, and where it is made. */
export function WizardNeeds({ template, model }: Props) {
  const say = useText();
  return (
    <div className="panel">
      {template && (
        <EmptyState
          title={say("wizard.needs.template")}
          more={say("wizard.needs.template.more")}
          actions={
            <>
              <Link to="/data/synthesis/templates">
                <Button type="primary">{say("wizard.needs.template.go")}</Button>
              </Link>
              <Link to="/data/synthesis/templates/new">
                <Button>{say("synthesis.createTemplate")}</Button>
              </Link>
            </>
          }
        />
      )}
      {model && (
        <EmptyState
          title={say("wizard.needs.model")}
          more={say("wizard.needs.model.more")}
          actions={
            <>
              <Link to="/models?add=&preset=Offline+demo">
                <Button type={template ? "default" : "primary"}>{say("models.empty.offline")}</Button>
              </Link>
              <Link to="/models?add=">
                <Button>{say("models.add")}</Button>
              </Link>
            </>
          }
        />
      )}
    </div>
  );
}
