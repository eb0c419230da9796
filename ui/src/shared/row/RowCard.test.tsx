// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { App } from "antd";
import { afterEach, expect, it } from "vitest";
import { readJson } from "../../api/exactJson";
import { LanguageProvider } from "../../text/language";
import { RowCard } from "./RowCard";

afterEach(cleanup);

it.each(["0.10", "1e400", "123456789012345678901234567890"])("shows %s with all its digits", (number) => {
  const row = readJson(`{"question":"q","answer":"a","price":${number},"list":[${number}]}`);
  const shown = (raw: boolean) =>
    render(
      <LanguageProvider>
        <App>
          <RowCard row={row} raw={raw} />
        </App>
      </LanguageProvider>,
    ).container.textContent;
  expect(shown(false)).toContain(`price${number}list[${number}]`);
  expect(shown(true)).toContain(`"price": ${number},`);
});
