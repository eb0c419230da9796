// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { App } from "antd";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, it } from "vitest";
import type { Schemas } from "../../../api/client";
import { LanguageProvider } from "../../../text/language";
import type { Task } from "../taskQueries";
import { RequestView } from "./RequestView";
import { TaskFigures } from "./TaskFigures";
import { TaskNotes } from "./TaskNotes";

afterEach(cleanup);

const show = (what: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <App>
          <LanguageProvider>{what}</LanguageProvider>
        </App>
      </MemoryRouter>
    </QueryClientProvider>,
  );

const request = (thinking: string, estimatedTokens: number) =>
  ({
    request: {
      unit: "generate-0-0",
      state: "ANSWERED",
      text: "[]",
      thinking,
      finish: "stop",
      reason: "",
      model: "m",
      accepted: 0,
      rejected: 0,
      surplus: 0,
      rows: 5,
      latencyMillis: 7,
      pin: 1,
      at: "2026-11-30T09:00:00Z",
      sentAgain: false,
      usage: { inputTokens: 1200, outputTokens: 30, cachedTokens: 0, reasoningTokens: 0, estimatedTokens },
    },
    messages: [],
    rejects: [],
  }) as unknown as Schemas["TaskRequestDetails"];

it("folds what the model thought, and draws no more of it than it can", () => {
  const thinking = "想".repeat(1_000_000);
  show(<RequestView details={request(thinking, 0)} />);
  expect(screen.queryByText(/想想想/)).toBeNull();
  expect(screen.queryByText(/estimated/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /Thinking/ }));
  const drawn = screen.getByText(/想想想/).textContent ?? "";
  expect(drawn.length).toBeGreaterThan(1_000);
  expect(drawn.length).toBeLessThan(100_000);
});

it("says nothing of thinking where there is none, and what of the tokens is estimated", () => {
  show(<RequestView details={request("", 1230)} />);
  expect(screen.queryByText("Thinking")).toBeNull();
  expect(screen.getByText("1,230 estimated: the provider did not count them")).toBeTruthy();
});

const task = (change: object) =>
  ({
    id: "t",
    status: "COMPLETED",
    rejected: {},
    rate: {},
    requests: {},
    tokens: { input: 1, output: 2, estimated: 0 },
    ...change,
  }) as unknown as Task;

it("marks the task's estimated tokens", () => {
  show(<TaskFigures task={task({ tokens: { input: 1000, output: 2000, estimated: 345 } })} />);
  expect(screen.getByText("345 estimated: the provider did not count them")).toBeTruthy();
  cleanup();
  show(<TaskFigures task={task({})} />);
  expect(screen.queryByText(/estimated/)).toBeNull();
});

it("lists what is noted of models, each with its name once", () => {
  const note = {
    model: "gpt-5",
    at: "2026-11-30T09:00:00Z",
    code: "text",
    values: { text: "no seed" },
    message: "no seed",
  };
  const named = { ...note, code: "x", values: { model: "o3" }, message: "o3 takes no seed" };
  show(<TaskNotes task={task({ notes: [note, { ...note, model: "qwen" }, { ...named, model: "o3" }] })} />);
  expect(screen.getAllByRole("listitem").map((it) => it.textContent)).toEqual([
    "gpt-5: no seed",
    "qwen: no seed",
    "o3 takes no seed",
  ]);
  cleanup();
  show(<TaskNotes task={task({ notes: [] })} />);
  expect(screen.queryByRole("alert")).toBeNull();
});
