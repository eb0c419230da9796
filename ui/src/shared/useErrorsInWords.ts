import type { FormInstance } from "antd";
import { useEffect, useRef } from "react";
import { useLanguage } from "../text/language";

/** Says what is wrong with a form's fields again when another language is chosen: a form keeps the words it was given. */
export function useErrorsInWords(form: FormInstance): void {
  const { language } = useLanguage();
  const said = useRef(language);
  useEffect(() => {
    if (said.current !== language) {
      said.current = language;
      const wrong = form.getFieldsError().filter(({ errors }) => errors.length > 0);
      if (wrong.length > 0) {
        // That they are wrong is known, and shown at them.
        form.validateFields(wrong.map(({ name }) => name)).catch(() => {});
      }
    }
  }, [form, language]);
}
