-- The ledger. Rows are only ever added, in the order of their commits.
create table event (
    global_index bigserial    primary key,
    event_id     varchar(64)  not null unique,
    stream       varchar(255) not null,
    sequence     bigint       not null,
    stream_kind  varchar(64),
    at           varchar(64)  not null,
    name         varchar(128) not null,
    revision     varchar(16),
    payload      bytea        not null,
    metadata     bytea        not null,
    unique (stream, sequence)
);
