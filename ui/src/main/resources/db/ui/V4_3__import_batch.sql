-- Many files imported at once: what came of each, and the files themselves until it is known.
create table import_batch (
    batch       varchar(60) primary key,
    account     varchar(120) not null,
    session     varchar(120) not null,
    address     varchar(120) not null,
    request     varchar(120) not null,
    application varchar(60)  not null,
    created_at  timestamptz  not null,
    stopped     boolean      not null default false
);
create table import_file (
    batch      varchar(60)  not null references import_batch,
    position   int          not null,
    name       varchar(300) not null,
    sha256     char(64)     not null,
    size       bigint       not null,
    content    bytea,
    state      varchar(20)  not null,
    attempts   int          not null default 0,
    unit       varchar(120),
    unit_name  text,
    evaluation varchar(200),
    cells      int          not null default 0,
    code       varchar(60),
    zh         text,
    en         text,
    notices    jsonb        not null default '[]',
    ended_at   timestamptz,
    primary key (batch, position)
);
create index import_file_waiting on import_file (batch, position) where state = 'WAITING';
create index import_file_imported on import_file (sha256, evaluation) where state = 'IMPORTED';
