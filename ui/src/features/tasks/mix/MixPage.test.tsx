// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { App } from "antd";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, it } from "vitest";
import { readDraft, writeDraft } from "../../../shared/drafts";
import { LanguageProvider } from "../../../text/language";
import { Component } from "./MixPage";
import { newMix } from "./mixForm";

afterEach(cleanup);

function open() {
  const router = createMemoryRouter([{ path: "/", element: <Component /> }]);
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  render(
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <App>
          <RouterProvider router={router} />
        </App>
      </LanguageProvider>
    </QueryClientProvider>,
  );
}

// Regression: what stood in this form was lost with the page, unlike in the others.
it("goes on with what was left unsaved, and keeps what is changed", { timeout: 30_000 }, async () => {
  const left = { ...newMix(), name: "my mix" };
  writeDraft("mix.new", { at: new Date().toISOString(), by: "before", content: left });
  open();
  const field = await screen.findByDisplayValue("my mix");
  await act(async () => fireEvent.change(field, { target: { value: "another" } }));
  expect(readDraft<typeof left>("mix.new")?.content.name).toBe("another");
});
