// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "../../text/language";
import type { FoundModel, Model, ModelPreset } from "./modelQueries";

const says = (message: string) => ({ code: "text", message, values: { text: message } });

const preset = (id: string, more: Partial<ModelPreset>): ModelPreset => ({
  id,
  name: id,
  provider: "openai",
  description: says(`About ${id}.`),
  place: "REMOTE",
  regions: [{ id: "GLOBAL", baseUrl: `https://${id}.example/v1` }],
  keyNeeded: true,
  keyUrl: `https://${id}.example/keys`,
  discovers: true,
  models: [],
  ...more,
});

const PRESETS = [
  preset("Alpha", {
    temperature: { min: 0, max: 1 },
    models: [{ id: "alpha-1", name: "Alpha One", type: "Alpha Inc", description: says("Fast generation") }],
  }),
  preset("Beta", {
    regions: [
      { id: "CHINA", baseUrl: "https://cn.example/v1" },
      { id: "SINGAPORE", baseUrl: "https://{workspace}.sg.example/v1" },
    ],
  }),
  preset("vllm", {
    place: "LOCAL",
    keyNeeded: false,
    keyUrl: null,
    regions: [{ id: "LOCAL", baseUrl: "http://127.0.0.1:8000/v1" }],
  }),
  preset("offline", {
    provider: "offline",
    place: "OFFLINE",
    regions: [],
    keyNeeded: false,
    keyUrl: null,
    discovers: false,
  }),
];

const KNOWN: Model = {
  id: "1",
  name: "Mine",
  description: "",
  provider: "openai",
  baseUrl: "https://alpha.example/v1",
  model: "alpha-1",
  apiKey: { stored: true, hint: "…1234" },
  stop: [],
  responseFormat: "auto",
  extra: {},
  headers: {},
  limits: {},
  version: 3,
  createdAt: "2026-11-25T00:00:00Z",
  updatedAt: "2026-11-25T00:00:00Z",
};

let asked: { address: string; body: Record<string, unknown> }[] = [];

let answer: object = {};

const found = (...models: FoundModel[]) => {
  answer = { models };
};

vi.stubGlobal("fetch", async (request: Request) => {
  asked.push({ address: request.url, body: JSON.parse(await request.text()) });
  return new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
});
// The client takes the fetch that is there when it is made.
const { ModelEditor } = await import("./ModelEditor");

function open(known: Model | null, presetId: string | null = null) {
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <App>
        <LanguageProvider>
          <ModelEditor
            known={known}
            presets={PRESETS}
            presetId={presetId}
            over
            onDone={() => {}}
            onLoadAgain={() => {}}
          />
        </LanguageProvider>
      </App>
    </QueryClientProvider>,
  );
}

const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;
const write = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  asked = [];
});
afterEach(cleanup);

it("begins with the provider, and shows the rest once one is chosen", async () => {
  open(null);
  expect(screen.queryByLabelText("Base URL")).toBeNull();
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  fireEvent.mouseDown(field("Provider"));
  fireEvent.change(field("Provider"), { target: { value: "fast" } });
  expect(screen.queryByText("About Alpha.")).toBeNull();
  fireEvent.change(field("Provider"), { target: { value: "inc" } });
  fireEvent.click(await screen.findByText("About Alpha."));
  expect(field("Base URL").value).toBe("https://Alpha.example/v1");
  expect(screen.getByRole("link", { name: "Get an API key" }).getAttribute("href")).toBe("https://Alpha.example/keys");
  expect(screen.queryByLabelText("Region")).toBeNull();
});

it("proposes a name and a description from the model, until somebody writes others", () => {
  open(null, "Alpha");
  write("Model ID", "alpha-1");
  expect(field("Name").value).toBe("Alpha One");
  expect(field("Description").value).toBe("Alpha Inc · Fast generation");
  write("Model ID", "alpha-2");
  expect(field("Name").value).toBe("alpha-2");
  expect(field("Description").value).toBe("");
  write("Name", "Ours");
  write("Model ID", "alpha-1");
  expect(field("Name").value).toBe("Ours");
});

it("finds a provider's models with what stands in the form, and offers them with what is known of them", async () => {
  found({ id: "alpha-9", owner: "them" }, { id: "alpha-1", owner: "system" });
  open(null, "Alpha");
  write("API key", "sk-typed");
  press("Find models");
  expect(await screen.findByText("alpha.example lists 2 models.")).toBeTruthy();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.address).toContain("/api/v1/models/discover");
  expect(asked[0]?.body).toEqual({ provider: "openai", baseUrl: "https://Alpha.example/v1", apiKey: "sk-typed" });
  const list = await waitFor(() => {
    const popup = document.querySelector<HTMLElement>(".ant-select-dropdown");
    if (!popup) {
      throw new Error("No list is open.");
    }
    return popup;
  });
  expect(within(list).getByText("Listed by alpha.example (2)")).toBeTruthy();
  expect(within(list).getByText("Alpha Inc · Fast generation")).toBeTruthy();
  write("Base URL", "https://else.example/v1");
  await waitFor(() => expect(screen.queryByText("alpha.example lists 2 models.")).toBeNull());
});

it("takes the one model that a local server has", async () => {
  found({ id: "qwen3-8b" });
  open(null, "vllm");
  press("Find models");
  await waitFor(() => expect(field("Model ID").value).toBe("qwen3-8b"));
  expect(field("Name").value).toBe("qwen3-8b");
});

it("says why an address lists nothing", async () => {
  const failure = {
    ...says("Incorrect API key provided."),
    kind: "credential",
    status: 401,
    advice: says("Check the key."),
  };
  answer = { models: [], failure };
  open(KNOWN);
  press("Find models");
  expect(await screen.findByText("Can't list the models")).toBeTruthy();
  expect(screen.getByText("Incorrect API key provided.")).toBeTruthy();
  expect(screen.getByText("Check the key.")).toBeTruthy();
  expect(asked[0]?.address).toContain("id=1");
  expect(field("Name").value).toBe("Mine");
});

it("wants what is left open in an address, and a key where the provider wants one", async () => {
  open(null, "Beta");
  fireEvent.mouseDown(field("Region"));
  fireEvent.click(await screen.findByText("Singapore"));
  expect(field("Base URL").value).toBe("https://{workspace}.sg.example/v1");
  expect(await screen.findByText("Replace {workspace} with your own value.")).toBeTruthy();
  press("Save");
  expect(await screen.findByText("Base URL still contains {workspace}.")).toBeTruthy();
  expect(screen.getByText(/^This provider requires an API key/)).toBeTruthy();
  write("API key environment variable", "BETA_KEY");
  await waitFor(() => expect(screen.queryByText(/^This provider requires an API key/)).toBeNull());
});

it("takes the ranges of the provider", async () => {
  open(null, "Alpha");
  expect(screen.getByText("0–1 for this provider.")).toBeTruthy();
  write("Temperature", "1.5");
  press("Save");
  expect(await screen.findByText("Temperature must be between 0 and 1.")).toBeTruthy();
});

it("knows the provider of a stored model, and warns where certificates are not checked", async () => {
  open({ ...KNOWN, connection: { verifyTls: false } });
  expect(screen.getByText("About Alpha.")).toBeTruthy();
  expect(screen.getByText("Stored (…1234). Leave empty to keep it.")).toBeTruthy();
  expect(await screen.findByText("Certificates are not verified")).toBeTruthy();
  fireEvent.click(field("Verify TLS certificates"));
  await waitFor(() => expect(screen.queryByText("Certificates are not verified")).toBeNull());
});

it("wants objects of JSON where it wants them", async () => {
  open(KNOWN);
  write("Dialect", "[1]");
  press("Save");
  expect(await screen.findByText('Dialect must be a JSON object, such as {"omit": ["temperature"]}.')).toBeTruthy();
});

it("asks neither for an address nor for a key of the offline model", () => {
  open(null, "offline");
  expect(field("Name").value).toBe("Offline demo");
  expect(field("Latency, ms")).toBeTruthy();
  for (const label of ["Base URL", "API key", "Model ID", "Thinking", "HTTP proxy"]) {
    expect(screen.queryByLabelText(label)).toBeNull();
  }
});
