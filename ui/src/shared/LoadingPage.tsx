import { Skeleton } from "antd";
import { PageHeader } from "./PageHeader";
import { ProblemAlert } from "./ProblemAlert";
import type { Queried } from "./QueriedPage";

interface Props {
  readonly title: string;
  readonly back: string;
  readonly query: Pick<Queried<unknown>, "error" | "refetch">;
}

/** A page until the thing it shows has come, or why it has not. */
export function LoadingPage({ title, back, query }: Props) {
  return (
    <>
      <PageHeader title={title} back={back} />
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {!query.error && <Skeleton active paragraph={{ rows: 8 }} />}
    </>
  );
}
