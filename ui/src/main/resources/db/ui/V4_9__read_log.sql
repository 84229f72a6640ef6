-- What auditors and administrators asked to read. Rows are only ever added.
create table read_log (
    id      bigint generated always as identity primary key,
    at      timestamptz  not null,
    account varchar(120) not null,
    roles   varchar(200) not null,
    kind    varchar(20)  not null,
    subject varchar(255) not null,
    path    varchar(600) not null,
    session varchar(40)  not null,
    address varchar(80)  not null,
    request varchar(120) not null
);
create index read_log_at on read_log (at);
create index read_log_account on read_log (account, at);

create function read_log_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the log of reads is only ever added to';
end $$;
create trigger read_log_stays before update or delete on read_log for each row execute function read_log_stays();
create trigger read_log_is_not_emptied before truncate on read_log
    for each statement execute function read_log_stays();
alter table read_log enable always trigger read_log_stays;
alter table read_log enable always trigger read_log_is_not_emptied;
