// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Form } from "antd";
import { afterEach, expect, it } from "vitest";
import { ExactNumber, writeJson } from "../api/exactJson";
import { NumberField } from "./NumberField";

afterEach(cleanup);

it.each(["1.10", "0.10", "1e400", "123456789012345678901234567890", "7"])("holds %s as it was typed", (typed) => {
  let values: unknown;
  render(
    <Form initialValues={{ rate: new ExactNumber("2.50") }} onValuesChange={(_, all) => (values = all)}>
      <Form.Item name="rate">
        <NumberField aria-label="rate" />
      </Form.Item>
    </Form>,
  );
  const field = screen.getByLabelText<HTMLInputElement>("rate");
  expect(field.value).toBe("2.50");
  for (let at = 1; at <= typed.length; at++) {
    fireEvent.change(field, { target: { value: typed.slice(0, at) } });
    expect(field.value).toBe(typed.slice(0, at));
  }
  expect(writeJson(values)).toBe(`{"rate":${typed}}`);
});
