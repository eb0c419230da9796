// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { App } from "antd";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../../text/language";
import { addCategory, newDimension } from "../shares/proportions";
import { MixSources } from "./MixSources";

afterEach(cleanup);

// Regression: the names of the sources were boxes that did not say what they are for.
it("labels the name of each source", () => {
  const sources = addCategory(addCategory(newDimension("source"), "simple"), "hard");
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <LanguageProvider>
        <App>
          <MixSources value={sources} total={100} />
        </App>
      </LanguageProvider>
    </QueryClientProvider>,
  );
  const names = screen.getAllByLabelText<HTMLInputElement>("Name");
  expect(names.map(({ value }) => value)).toEqual(["simple", "hard"]);
  expect(screen.getAllByText("Name")).toHaveLength(2);
});
