-- How many findings were ever raised on a form; the threads are in its body.
alter table evaluation add column doubts integer not null default 0;
create index evaluation_doubts on evaluation (doubts) where doubts > 0;

-- Forms that were stored before there were findings have none.
update evaluation set body = jsonb_set(body, '{findings}', '{"threads": []}') where not body ? 'findings';
