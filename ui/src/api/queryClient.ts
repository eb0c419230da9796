import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** What is shown is kept fresh by events where there are some, else when the page is looked at again. */
export function newQueryClient(): QueryClient {
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
