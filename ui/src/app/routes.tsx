import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { loaded } from "../shared/loaded";
import { Crash, Missing } from "./Crash";
import { Shell } from "./Shell";

/**
 * Loads a page's code when its address is first gone to. A page exports its component as `Component`. The router waits
 * for the code, but never learns that it did not come: it would keep that, and the page with it, until it is reloaded.
 */
function page(load: () => Promise<{ Component: React.ComponentType }>): Pick<RouteObject, "Component" | "lazy"> {
  const { Component, ahead } = loaded(() => load().then((code) => code.Component), true);
  return { Component, lazy: () => ahead().then(() => ({})) };
}

/** All addresses of the page. */
export const router = createBrowserRouter([
  {
    Component: Shell,
    ErrorBoundary: Crash,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: Crash,
        children: [
          { index: true, element: <Navigate to="/data/synthesis/tasks" replace /> },
          { path: "data", element: <Navigate to="/data/synthesis/tasks" replace /> },
          {
            path: "data/synthesis",
            children: [
              { index: true, element: <Navigate to="/data/synthesis/tasks" replace /> },
              {
                ...page(() => import("../features/synthesis/SynthesisPage")),
                children: [
                  { path: "tasks", ...page(() => import("../features/tasks/TaskListPage")) },
                  { path: "templates", ...page(() => import("../features/templates/TemplateListPage")) },
                ],
              },
              { path: "tasks/new", ...page(() => import("../features/tasks/NewTaskPage")) },
              { path: "tasks/mix", ...page(() => import("../features/tasks/mix/MixPage")) },
              { path: "tasks/:id/:tab?", ...page(() => import("../features/tasks/TaskPage")) },
              { path: "templates/new", ...page(() => import("../features/templates/TemplatePage")) },
              { path: "templates/:id", ...page(() => import("../features/templates/TemplatePage")) },
            ],
          },
          { path: "data/datasets", ...page(() => import("../features/datasets/DatasetsPage")) },
          { path: "data/datasets/:id/review", ...page(() => import("../features/review/ReviewPage")) },
          { path: "data/review", ...page(() => import("../features/review/ReviewListPage")) },
          { path: "data/datasets/:id/:tab?", ...page(() => import("../features/datasets/DatasetPage")) },
          { path: "data/evaluation", ...page(() => import("../features/evaluation/EvaluationsPage")) },
          { path: "data/evaluation/new", ...page(() => import("../features/evaluation/NewEvaluationPage")) },
          { path: "data/evaluation/compare", ...page(() => import("../features/evaluation/ComparePage")) },
          { path: "data/evaluation/:id", ...page(() => import("../features/evaluation/EvaluationPage")) },
          { path: "models", ...page(() => import("../features/models/ModelsPage")) },
          { path: "*", Component: Missing },
        ],
      },
    ],
  },
]);
