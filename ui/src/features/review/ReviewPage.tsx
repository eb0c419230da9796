import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { LoadingPage } from "../../shared/LoadingPage";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";
import { datasetQuery } from "../datasets/datasetQueries";
import type { Dataset } from "../datasets/types";
import { FiguresPanel } from "./FiguresPanel";
import { ReviewDownload } from "./ReviewDownload";
import { ReviewQueue } from "./ReviewQueue";
import "./review.css";

/** Rows of a dataset to accept, reject or edit: `/data/datasets/ID/review`. */
export function Component() {
  const { id = "" } = useParams();
  const say = useText();
  const dataset = useQuery(datasetQuery(id));
  return dataset.data ? (
    <ReviewView key={id} dataset={dataset.data} />
  ) : (
    <LoadingPage title={say("review.title")} back="/data/review" query={dataset} />
  );
}

function ReviewView({ dataset: { id, name } }: { dataset: Dataset }) {
  const say = useText();
  return (
    <>
      <PageHeader
        title={say("review.of", { name })}
        back="/data/review"
        about={say("review.about")}
        actions={<ReviewDownload id={id} />}
      />
      <ReviewQueue id={id} />
      <FiguresPanel id={id} />
    </>
  );
}
