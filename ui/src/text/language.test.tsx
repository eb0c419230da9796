// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { LanguageProvider, useLanguage } from "./language";

/** A form as it is anywhere on the page: what is typed is held by a component. */
function Form() {
  const { say, setLanguage } = useLanguage();
  const [typed, setTyped] = useState("");
  return (
    <>
      <input aria-label="field" value={typed} onChange={({ target }) => setTyped(target.value)} />
      <button type="button" onClick={() => setLanguage("zh")}>
        {say("action.save")}
      </button>
    </>
  );
}

/** The texts of a language are code that is loaded; a busy machine takes its time over that. */
const PATIENCE = { timeout: 20_000 };

const field = () => screen.getByLabelText("field") as HTMLInputElement;

beforeEach(() => localStorage.clear());
afterEach(cleanup);

it("keeps what is typed while the other language loads, and after", async () => {
  localStorage.setItem("winnow.language", "en");
  render(
    <LanguageProvider>
      <Form />
    </LanguageProvider>,
  );
  const before = field();
  fireEvent.change(before, { target: { value: "half filled in" } });
  fireEvent.click(screen.getByText("Save"));
  expect(field()).toBe(before);
  await screen.findByText("保存", {}, PATIENCE);
  expect(field()).toBe(before);
  expect(field().value).toBe("half filled in");
  await waitFor(() => expect(document.documentElement.lang).toBe("zh-CN"), PATIENCE);
}, 30_000);

it("begins in Chinese without a flash of English", async () => {
  localStorage.setItem("winnow.language", "zh");
  render(
    <LanguageProvider>
      <Form />
    </LanguageProvider>,
  );
  expect(screen.queryByText("Save")).toBeNull();
  await screen.findByText("保存", {}, PATIENCE);
}, 30_000);
