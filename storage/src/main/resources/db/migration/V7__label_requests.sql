-- Answers of a task that classify rows. They are among its answers, but in no budget of a cell, and so not among the
-- requests of one.
alter table task add column labels bigint not null default 0;
