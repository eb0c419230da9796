/** The rows of a dataset as a file. */
export function datasetFile(id: string, format: string): string {
  return `/api/v1/data-management/datasets/${id}/download?format=${format}`;
}
