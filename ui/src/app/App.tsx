import { LoadingOutlined } from "@ant-design/icons";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useState } from "react";
import { RouterProvider } from "react-router/dom";
import { Problem } from "../api/problem";
import { LanguageProvider, useLanguage } from "../text/language";
import { AppearanceProvider, useAppearance } from "./appearance";
import { router } from "./routes";
import { themeOf } from "./theme";

// Its own sign of loading is part of a button's name, and stays there, unseen, after a quick answer.
const BUTTONS = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> };

/** The whole page. */
export function App() {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <AppearanceProvider>
        <LanguageProvider>
          <Dressed>
            <RouterProvider router={router} />
          </Dressed>
        </LanguageProvider>
      </AppearanceProvider>
    </QueryClientProvider>
  );
}

function Dressed({ children }: { children: ReactNode }) {
  const { appearance } = useAppearance();
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={themeOf(appearance)} button={BUTTONS}>
      <AntApp className="app">{children}</AntApp>
    </ConfigProvider>
  );
}

/** What is shown is kept fresh by events where there are some, else when the page is looked at again. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 5 * 60_000,
        // What was refused is refused again; a fault of the moment is not.
        retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      // What a person asks for is done now or fails now; it is not kept until the service is back.
      mutations: { networkMode: "always", retry: false },
    },
  });
}
