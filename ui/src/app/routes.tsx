import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Crash } from "./Crash";
import { Missing } from "./Missing";
import { Shell } from "./Shell";

/** Loads a page's code when its address is first gone to. A page exports its component as `Component`. */
const page = (load: () => Promise<{ Component: React.ComponentType }>): Pick<RouteObject, "lazy"> => ({ lazy: load });

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
              { path: "tasks/:id/:tab?", ...page(() => import("../features/tasks/TaskPage")) },
              { path: "templates/new", ...page(() => import("../features/templates/TemplatePage")) },
              { path: "templates/:id", ...page(() => import("../features/templates/TemplatePage")) },
            ],
          },
          { path: "models", ...page(() => import("../features/models/ModelsPage")) },
          { path: "*", Component: Missing },
        ],
      },
    ],
  },
]);
