import { useQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { bodyOf, type TemplateFields } from "./templateForm";
import { validationQuery } from "./templateQueries";

const PAUSE_MILLIS = 400;

/**
 * Has a template looked at while it is written, whenever the writing pauses.
 *
 * @returns what would be saved as of the last pause, and what the service finds in it: nothing while there is no prompt
 */
export function useChecked(form: FormInstance<TemplateFields>, fields: TemplateFields) {
  const [body, setBody] = useState(() => bodyOf(fields));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begun = (body.prompt ?? "").trim() !== "";
  const { data } = useQuery({ ...validationQuery(body), enabled: begun });
  const changedNow = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setBody(bodyOf(form.getFieldsValue(true))), PAUSE_MILLIS);
  };
  return { body, validation: begun ? data : undefined, changedNow };
}
