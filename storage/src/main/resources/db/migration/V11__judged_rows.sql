-- What a judging model said of a row: [{"scores": {"accuracy": 4}, "reason": "..."}], a vote each.
alter table task_verdict add column votes json;
-- Answers of a task that judge rows. As those that classify rows, they are in no budget of a cell.
alter table task add column judgements bigint not null default 0;
