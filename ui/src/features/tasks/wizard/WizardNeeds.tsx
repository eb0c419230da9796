import { EmptyState } from "../../../shared/EmptyState";
import { LinkButton } from "../../../shared/LinkButton";
import { useText } from "../../../text/language";
import { NoModel } from "../../models/NoModel";

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
      {model && <NoModel title={say("wizard.needs.model")} more={say("wizard.needs.model.more")} onAdd={onAddModel} />}
    </div>
  );
}
