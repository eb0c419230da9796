// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { reportLoss } from "../api/connection";
import { Crash } from "../app/Crash";
import { LanguageProvider } from "../text/language";
import { loaded } from "./loaded";

let there: boolean;
let left: number;

beforeEach(() => {
  there = true;
  localStorage.setItem("winnow.language", "en");
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => (there ? Promise.resolve(new Response("{}")) : Promise.reject(new TypeError("away"))));
  // What a boundary catches, React writes to the console.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(async () => {
  there = true;
  await pass(5_000);
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));
const View = () => <p>{"It is here"}</p>;

let broken: boolean;

function Fragile() {
  if (broken) {
    throw new Error("It broke");
  }
  return <p>{"It is whole"}</p>;
}

async function show(failures: number, isPage = false) {
  left = failures;
  const { Component } = loaded<object>(
    () => (left-- > 0 ? Promise.reject(new TypeError("dynamically imported module")) : Promise.resolve(View)),
    isPage,
  );
  await act(async () => {
    render(
      <LanguageProvider>
        <Suspense fallback={null}>
          <Component />
        </Suspense>
      </LanguageProvider>,
    );
  });
}

it("shows a part as soon as the service is back", async () => {
  there = false;
  await show(1);
  await pass(1_000);
  screen.getByText("This part of the page failed to load");
  await pass(10_000);
  screen.getByText("This part of the page failed to load");
  there = true;
  await pass(5_000);
  screen.getByText("It is here");
});

it("asks again by itself for a moment's fault", async () => {
  await show(1);
  await pass(1_000);
  screen.getByText("It is here");
});

it("asks again when it is told to, and says to reload where the service has another page by now", async () => {
  await show(2);
  await pass(1_000);
  screen.getByText("Winnow was probably updated. Reload the page.");
  await act(async () => void fireEvent.click(screen.getByText("Try again")));
  await pass(1_000);
  screen.getByText("It is here");
});

it("makes a page that broke anew when the service is back, or when it is told to", async () => {
  broken = true;
  const router = createMemoryRouter([{ path: "/", ErrorBoundary: Crash, Component: Fragile }]);
  render(
    <LanguageProvider>
      <RouterProvider router={router} />
    </LanguageProvider>,
  );
  await pass(1_000);
  screen.getByText("This page crashed");
  fireEvent.click(screen.getByText("Try again"));
  await pass(1_000);
  screen.getByText("This page crashed");
  there = false;
  act(() => reportLoss());
  broken = false;
  await pass(3_000);
  screen.getByText("This page crashed");
  there = true;
  await pass(5_000);
  screen.getByText("It is whole");
});

// Regression: Chromium 150 never asks again for a module that did not come once.
it("loads the document anew where a page's code stays away though the service is back", async () => {
  const reload = vi.spyOn(window.location, "reload").mockImplementation(() => undefined);
  sessionStorage.clear();
  there = false;
  await show(100, true);
  expect(reload).not.toHaveBeenCalled();
  there = true;
  await pass(5_000);
  expect(reload).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByText("Try again"));
  await pass(5_000);
  expect(reload).toHaveBeenCalledTimes(1);
});
