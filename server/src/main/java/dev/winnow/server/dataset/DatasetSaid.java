package dev.winnow.server.dataset;

import dev.winnow.core.say.Sentence;

/// What is said of datasets.
enum DatasetSaid implements Sentence {
  NO_VERSION("There is no version {number} of dataset {id}."),
  NO_ROW("There is no row {ordinal} in this version of the dataset."),
  NO_ROW_TO_EDIT("names row {ordinal}, which the dataset does not have. Leave it out."),
  WRITING(
      "\"{name}\" is still written to by a task or an import. Cancel that or wait for its end, then delete the dataset."),
  READING(
      "The task \"{task}\" still needs rows of \"{name}\". Cancel it or wait for its end, then delete the dataset."),
  CURSOR("({value}) is not where a page of this list ended. Begin with the first page."),
  EMPTY_FILE("The body is empty. Send the bytes of the file."),
  LARGE_FILE("The file is larger than {bytes} bytes. Split it, or compress it."),
  FILE_NAME("must be the name of the file, of at most {most} characters."),
  FILE_GONE("The uploaded file is gone. Upload it again."),
  ENCODING("({value}) is no charset. Write one like UTF-8, GB18030 or windows-1252."),
  IMPORT_FAILED("The rows could not be stored: {reason}"),
  IMPORTED("The rows of {name} are in the dataset. Go back to an earlier version there."),
  NOT_READY("Only an import that is READY can be started; this one is {state}."),
  NO_ROWS("There is no row to import in {name}."),
  PROBLEMS(
      "The file has {count} {count:problem|problems}. Correct it, or import only the {rows} good {rows:row|rows} (goodRowsOnly)."),
  WRITTEN_TO(
      "\"{name}\" is still written to by a task or another import. Wait for its end, or append."),
  EXPORT_FAILED("The file could not be written: {reason}"),
  PROFILE_FAILED("The rows could not be profiled: {reason}"),
  NOT_DONE("The export is not ready for download: it is still running, or it has failed."),
  EXPORT_GONE("The file {name} is gone. Export it again."),
  WORDS("has more than {most} words. Leave some out."),
  SORT("({value}) must be a field, or ordinal, then maybe ,asc or ,desc."),
  RESTORED_WHILE_WRITTEN(
      "\"{name}\" is still written to by a task or an import. Cancel that or wait for its end, then restore."),
  TIME("({value}) must be a time like 2026-11-30T08:00:00Z.");

  private final String english;

  DatasetSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
