-- The service whose run of the task may write what comes of it: another one's entries, made when it had lost its turn,
-- no longer fit what is here.
alter table task add column writer uuid;

-- What was given up and not answered since is counted often.
create index task_request_failed on task_request (task_id) where state = 'FAILED';
