import { Flex, Tag } from "antd";
import type { components } from "../../api/schema";
import { useText } from "../../text/language";

type Vote = components["schemas"]["Vote"];

/** What a judging model said of a row, each time it was asked: a score for each dimension, and why. */
export function VotesView({ votes }: { votes: readonly Vote[] }) {
  const say = useText();
  if (votes.length === 0) {
    return null;
  }
  return (
    <section aria-label={say("gates.votes")} style={{ marginBottom: 6 }}>
      {votes.map((vote, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: votes have no name but their place
        <Flex key={number} gap={8} align="center" wrap>
          {Object.entries(vote.scores).map(([dimension, score]) => (
            <Tag key={dimension} color={score >= 4 ? "success" : score <= 2 ? "error" : "warning"}>
              {dimension} {score}
            </Tag>
          ))}
          <span className="soft anywhere">{vote.reason}</span>
        </Flex>
      ))}
    </section>
  );
}
