-- Who proposed the public copy that waits for another reviewer, and how many copies the public can read.
alter table evaluation add column prepared varchar(120);
alter table evaluation add column published integer not null default 0;
create index evaluation_published on evaluation (published) where published > 0;

-- Forms that were stored before there was disclosure were never made public.
update evaluation set body = jsonb_set(body, '{disclosure}', '{"prepared": null, "publications": []}')
where not body ? 'disclosure';
