-- Whose the rows of a dataset are is counted from here, without a look at the rows.
create index dataset_row_made on dataset_row (dataset_id, task_id, ordinal) where task_id is not null;
