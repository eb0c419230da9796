-- Answers of a task with embeddings of rows. As those that judge rows, they are in no budget of a cell.
alter table task add column embeddings bigint not null default 0;
