import { useQuery } from "@tanstack/react-query";
import { App, Form, Input, Modal, Select } from "antd";
import { useSentForm } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { typeText } from "./DatasetMarks";
import { TYPES, tagsQuery, useChangeDataset, useCreateDataset } from "./datasetQueries";
import type { Dataset, DatasetFields } from "./types";

const FORM = "dataset-form";

interface Props {
  /** What is changed; null to make a new one. */
  readonly known: Dataset | null;
  /** Is given what was saved; nothing where it is closed without. */
  readonly onDone: (saved?: Dataset) => void;
}

/** Makes a dataset, or changes what it is called. */
export function DatasetForm({ known, onDone }: Props) {
  const say = useText();
  const { message } = App.useApp();
  const rules = useRules();
  const { form, others, refused } = useSentForm<DatasetFields>(FORM);
  const create = useCreateDataset();
  const change = useChangeDataset();
  const tags = useQuery(tagsQuery());
  const saving = known ? change : create;
  const submit = (fields: DatasetFields) => {
    const then = {
      onSuccess: (saved: Dataset) => {
        void message.success(say(known ? "datasets.saved" : "datasets.created", { name: saved.name }));
        onDone(saved);
      },
      onError: (error: unknown) => void refused(error),
    };
    if (known) {
      change.mutate({ id: known.id, fields }, then);
    } else {
      create.mutate({ ...fields, name: fields.name ?? "" }, then);
    }
  };
  return (
    <Modal
      open
      title={say(known ? "datasets.edit" : "datasets.create")}
      closable={{ "aria-label": say("action.close") }}
      okText={say(known ? "action.save" : "datasets.create.do")}
      cancelText={say("action.cancel")}
      okButtonProps={{ loading: saving.isPending }}
      onOk={form.submit}
      onCancel={() => onDone()}
    >
      <Form<DatasetFields>
        form={form}
        name={FORM}
        layout="vertical"
        initialValues={
          known
            ? { name: known.name, description: known.description, type: known.type, tags: known.tags }
            : { name: "", description: "", type: "CUSTOM", tags: [] }
        }
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={say("word.name")}
          rules={[rules.required(say("word.name")), rules.maxLength(say("word.name"), 200)]}
        >
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="description" label={say("word.description")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="type" label={say("word.type")} extra={say("datasets.type.help")}>
          <Select options={TYPES.map((type) => ({ value: type, label: typeText(type, say) }))} />
        </Form.Item>
        <Form.Item name="tags" label={say("datasets.tags")}>
          <Select
            mode="tags"
            tokenSeparators={[",", "，"]}
            placeholder={say("datasets.tags.hint")}
            notFoundContent={null}
            options={(tags.data ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
          />
        </Form.Item>
      </Form>
      <ProblemAlert error={saving.error} fields={others} />
    </Modal>
  );
}
