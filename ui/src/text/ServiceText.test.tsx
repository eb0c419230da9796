// @vitest-environment happy-dom
import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "./language";
import { ServiceText } from "./ServiceText";
import { plain, type Said } from "./service/said";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function shown(language: string, text: Said | readonly Said[]): Promise<string> {
  localStorage.setItem("winnow.language", language);
  const { container } = render(
    <LanguageProvider>
      <ServiceText text={text} />
    </LanguageProvider>,
  );
  await waitFor(() => expect(container.innerHTML).not.toBe(""));
  return container.innerHTML;
}

const LATER: Said = { code: "advice.later", values: {}, message: "Try again later." };
const BOTH: Said = {
  code: "all",
  values: { sentences: [plain("Incorrect key."), LATER] },
  message: "Incorrect key. Try again later.",
};

it("is Chinese on the Chinese page, and says where it is English", async () => {
  expect(await shown("zh", BOTH)).toBe('<span lang="en">Incorrect key.</span> 请稍后重试。');
});

it("puts one text behind the other", async () => {
  expect(await shown("zh", [LATER, plain(""), LATER])).toBe("请稍后重试。请稍后重试。");
});

it("is what the service says on the English page", async () => {
  expect(await shown("en", BOTH)).toBe('<span lang="en">Incorrect key. Try again later.</span>');
});
