-- How the rows of a proportional task were divided when it was given a model, or other settings of its categories:
-- {dimensions, combinations} as in its document. null: they are not divided.
alter table task_pin add column divided json;
