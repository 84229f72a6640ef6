-- Acts already done, by the idempotency key of the person who did them.
create table act (
    account     varchar(120) not null,
    key         varchar(120) not null,
    fingerprint char(64)     not null,
    done_at     timestamptz  not null default now(),
    primary key (account, key)
);
