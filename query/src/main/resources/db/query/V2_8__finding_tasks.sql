-- Whether the unit owes a finding an answer, and the roles that an answer waits for; both follow from the body.
alter table evaluation add column asked boolean not null default false;
alter table evaluation add column answered varchar[] not null default '{}';
create index evaluation_asked on evaluation (unit) where asked;
create index evaluation_answered on evaluation (unit) where answered <> '{}';
