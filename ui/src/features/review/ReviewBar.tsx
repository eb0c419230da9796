import { Form, Input, type InputRef, Progress, Select } from "antd";
import { type RefObject, useEffect, useState } from "react";
import { useText } from "../../text/language";
import { FILTERS, type Filter } from "./types";

interface Props {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly reviewer: string;
  readonly nameRef: RefObject<HTMLInputElement | null>;
  readonly asksName: boolean;
  readonly onReviewer: (name: string) => void;
  readonly at: number;
  readonly rows: number;
  readonly decided: number;
}

const NAME_CHARS_MAX = 100;

/** Which rows are reviewed, by whom, and how far that is. */
export function ReviewBar({ filter, onFilter, reviewer, nameRef, asksName, onReviewer, at, rows, decided }: Props) {
  const say = useText();
  const [name, setName] = useState(reviewer);
  useEffect(() => setName(reviewer), [reviewer]);
  const take = () => name.trim() !== reviewer && onReviewer(name.trim());
  return (
    <div className="review-bar">
      <Form.Item label={say("review.filter")} htmlFor="review-filter">
        <Select
          id="review-filter"
          value={filter}
          popupMatchSelectWidth={false}
          options={FILTERS.map((value) => ({ value, label: say(`review.filter.${value}`) }))}
          onChange={onFilter}
        />
      </Form.Item>
      <Form.Item
        label={say("review.reviewer")}
        htmlFor="review-reviewer"
        validateStatus={asksName ? "error" : undefined}
        help={asksName ? say("review.reviewer.missing") : undefined}
      >
        <Input
          id="review-reviewer"
          ref={(input: InputRef | null) => {
            nameRef.current = input?.input ?? null;
          }}
          autoComplete="name"
          maxLength={NAME_CHARS_MAX}
          placeholder={say("review.reviewer.example")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onBlur={take}
          onPressEnter={({ currentTarget }) => currentTarget.blur()}
        />
      </Form.Item>
      {rows > 0 && (
        <div className="review-progress">
          <span>{say("review.progress", { at: at + 1, rows })}</span>
          <Progress
            percent={(decided / rows) * 100}
            showInfo={false}
            size="small"
            aria-label={say("review.progress.decided", { decided, rows })}
          />
          <span className="soft">{say("review.progress.decided", { decided, rows })}</span>
        </div>
      )}
    </div>
  );
}
