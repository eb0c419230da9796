import { EmptyState } from "../../../shared/EmptyState";
import { LinkButton } from "../../../shared/LinkButton";
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
              <LinkButton type={template ? "default" : "primary"} to="/models?add=&preset=Offline+demo">
                {say("models.empty.offline")}
              </LinkButton>
              <LinkButton to="/models?add=">{say("models.add")}</LinkButton>
            </>
          }
        />
      )}
    </div>
  );
}
