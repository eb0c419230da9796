import { Button, Flex, Form, Input, Modal } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../../text/language";

interface Props {
  readonly open: boolean;
  readonly isBusy: boolean;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

const REASONS = ["wrong", "unclear", "offTopic", "style", "unsafe"] as const;
const CHARS_MAX = 1_000;

/** Asks why a row is rejected: one of the usual reasons, or another one. */
export function RejectDialog({ open, isBusy, onReject, onClose }: Props) {
  const say = useText();
  const [reason, setReason] = useState("");
  useEffect(() => {
    if (open) {
      setReason("");
    }
  }, [open]);
  return (
    <Modal
      open={open}
      title={say("review.reject.title")}
      okText={say("review.reject")}
      cancelText={say("action.cancel")}
      closable={{ "aria-label": say("action.close") }}
      okButtonProps={{ danger: true, loading: isBusy, disabled: reason.trim() === "" }}
      onOk={() => onReject(reason.trim())}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        {REASONS.map((it) => (
          <Button key={it} size="small" disabled={isBusy} onClick={() => onReject(say(`review.reason.${it}`))}>
            {say(`review.reason.${it}`)}
          </Button>
        ))}
      </Flex>
      <Form layout="vertical">
        <Form.Item label={say("review.reason")} htmlFor="review-reason" style={{ marginBottom: 0 }}>
          <Input
            id="review-reason"
            autoFocus
            autoComplete="off"
            maxLength={CHARS_MAX}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (reason.trim() !== "" && !isBusy) {
                onReject(reason.trim());
              }
            }}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
