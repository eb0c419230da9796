// @vitest-environment happy-dom
import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "./language";
import { ServiceText } from "./ServiceText";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function shown(language: string, text: string | readonly string[]): Promise<string> {
  localStorage.setItem("winnow.language", language);
  const { container } = render(
    <LanguageProvider>
      <ServiceText text={text} />
    </LanguageProvider>,
  );
  await waitFor(() => expect(container.innerHTML).not.toBe(""));
  return container.innerHTML;
}

it("is Chinese on the Chinese page, and says where it is English", async () => {
  expect(await shown("zh", "Incorrect key. Try again later. Paused by hand.")).toBe(
    '<span lang="en">Incorrect key.</span> 请稍后重试。已手动暂停。',
  );
});

it("puts one text behind the other", async () => {
  expect(await shown("zh", ["Cannot reach 127.0.0.1:9: connection refused.", "", "Try again later."])).toBe(
    "无法连接 127.0.0.1:9：对方拒绝连接。请稍后重试。",
  );
});

it("is what the service says on the English page", async () => {
  expect(await shown("en", "Incorrect key. Try again later.")).toBe(
    '<span lang="en">Incorrect key. Try again later.</span>',
  );
});
