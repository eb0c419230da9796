import { LoadingOutlined } from "@ant-design/icons";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useState } from "react";
import { RouterProvider } from "react-router/dom";
import { newQueryClient } from "../api/queryClient";
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
