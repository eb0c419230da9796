import { Button, Flex, Input, Modal } from "antd";
import { useState } from "react";
import { useFormats, useText } from "../../../text/language";
import { sentences } from "../../../text/sentences";
import { readCategories } from "./pasteCategories";

/** A list of categories, pasted from a text or a spreadsheet, perhaps with shares. */
export function PasteCategories({
  isEmpty,
  onTake,
}: {
  isEmpty: boolean;
  onTake: (text: string, replace: boolean) => void;
}) {
  const say = useText();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { number } = useFormats();
  const { categories, by, twice, sum, without } = readCategories(text);
  const take = (replace: boolean) => {
    onTake(text, replace);
    setText("");
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("shares.paste")}</Button>
      <Modal
        open={open}
        destroyOnHidden
        title={say("shares.paste")}
        closable={{ "aria-label": say("action.close") }}
        onCancel={() => setOpen(false)}
        footer={
          <Flex gap={8} justify="end" wrap>
            <Button onClick={() => setOpen(false)}>{say("action.cancel")}</Button>
            {!isEmpty && (
              <Button disabled={categories.length === 0} onClick={() => take(false)}>
                {say("shares.paste.add")}
              </Button>
            )}
            <Button type="primary" disabled={categories.length === 0} onClick={() => take(true)}>
              {say(isEmpty ? "shares.paste.take" : "shares.paste.replace")}
            </Button>
          </Flex>
        }
      >
        <p className="soft">{say("shares.paste.help")}</p>
        <Input.TextArea
          autoFocus
          aria-label={say("shares.paste.list")}
          placeholder={say("shares.paste.example")}
          autoSize={{ minRows: 6, maxRows: 16 }}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p className="soft" aria-live="polite">
          {sentences(
            categories.length > 0 && say(`shares.paste.found.${by}`, { count: categories.length }),
            sum !== null && say("shares.paste.scaled", { sum: number(sum) }),
            without.length > 0 && say("shares.paste.without", { names: without.slice(0, 5).join(", ") }),
            twice.length > 0 && say("shares.paste.twice", { names: twice.slice(0, 5).join(", ") }),
          )}
        </p>
      </Modal>
    </>
  );
}
