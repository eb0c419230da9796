import { Button } from "antd";
import { EmptyState } from "../../../shared/EmptyState";
import { LinkButton } from "../../../shared/LinkButton";
import { useText } from "../../../text/language";

interface Props {
  readonly template: boolean;
  readonly model: boolean;
  /** Opens the form of a new model, filled in from a preset where one is named. */
  readonly onAddModel: (preset?: string) => void;
}

/** What a task needs and is not there yet, and where it is made. */
export function WizardNeeds({ template, model, onAddModel }: Props) {
  const say = useText();
  return (
    <div className="panel">
      {template && (
        <EmptyState
          title={say("wizard.needs.template")}
          more={say("wizard.needs.template.more")}
          actions={
            <>
              <LinkButton type="primary" to="/data/synthesis/templates">
                {say("wizard.needs.template.go")}
              </LinkButton>
              <LinkButton to="/data/synthesis/templates/new">{say("synthesis.createTemplate")}</LinkButton>
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
              <Button type={template ? "default" : "primary"} onClick={() => onAddModel("Offline demo")}>
                {say("models.empty.offline")}
              </Button>
              <Button onClick={() => onAddModel()}>{say("models.add")}</Button>
            </>
          }
        />
      )}
    </div>
  );
}
