import { useQuery } from "@tanstack/react-query";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { inFlightQuery } from "./historyQueries";

/** How many requests are out, and since when the longest is. */
export function InFlight({ task }: { task: Task }) {
  const say = useText();
  const { duration } = useFormats();
  const flying = useQuery({ ...inFlightQuery(task.id), enabled: task.status === "RUNNING" });
  const requests = task.status === "RUNNING" ? flying.data?.inFlight : undefined;
  if (!requests) {
    return null;
  }
  const longest = requests[0];
  return (
    <span className="soft" style={{ alignSelf: "center" }}>
      {say("task.requests.inFlight", { count: requests.length })}
      {longest && (
        <>
          {" · "}
          {say("task.requests.inFlight.longest", {
            time: duration(Math.max(0, (Date.now() - Date.parse(longest.since)) / 1000)),
          })}
        </>
      )}
    </span>
  );
}
