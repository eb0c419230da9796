import { useQuery } from "@tanstack/react-query";
import { useMillisSince } from "../../../shared/clock";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { inFlightQuery } from "./historyQueries";

/** How many requests are out, and since when the longest is. */
export function InFlight({ task }: { task: Task }) {
  const say = useText();
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
          <Longest since={longest.since} />
        </>
      )}
    </span>
  );
}

function Longest({ since }: { since: string }) {
  const say = useText();
  const { duration } = useFormats();
  return say("task.requests.inFlight.longest", { time: duration(Math.floor(useMillisSince(since) / 1000)) });
}
