import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useText } from "../../text/language";
import { figuresQuery } from "./reviewQueries";
import { useKappaText } from "./useKappaText";

/** How far the judge agrees with people, wherever its scores are shown; nothing until somebody has reviewed rows. */
export function JudgeAgreement({ datasetId }: { datasetId: string }) {
  const say = useText();
  const kappa = useKappaText();
  const judge = useQuery({ ...figuresQuery(datasetId), retry: false }).data?.judge;
  return judge ? (
    <p className="soft">
      <Link to={`/data/datasets/${datasetId}/review`}>{say("review.judge.people")}</Link>
      {say("word.colon")}
      {kappa(judge.kappa)}
    </p>
  ) : null;
}
