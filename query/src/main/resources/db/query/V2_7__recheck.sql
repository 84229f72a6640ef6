-- Each draw of a cycle's re-check, as it was recorded.
create table recheck_draw (
    recheck text        not null,
    draw    integer     not null,
    at      timestamptz not null,
    by_name text        not null,
    body    jsonb       not null,
    primary key (recheck, draw)
);

-- Each drawn form; sequence is that of the last event about it, totals are there once it is finished.
create table recheck_form (
    recheck        text          not null,
    draw           integer       not null,
    evaluation     text          not null,
    place          integer       not null,
    unit           text          not null,
    unit_name      text          not null,
    version        integer       not null,
    digest         text          not null,
    sequence       bigint        not null,
    finished       boolean       not null,
    self_total     numeric(7, 2),
    reviewed_total numeric(7, 2),
    deviation      numeric(12, 2),
    opinion        text          not null,
    primary key (recheck, draw, evaluation)
);

-- What stands beside each row that was scored again, the last of it.
create table recheck_row (
    recheck    text          not null,
    draw       integer       not null,
    evaluation text          not null,
    "row"      text          not null,
    weight     numeric(7, 2) not null,
    self       numeric(7, 2) not null,
    reviewed   numeric(7, 2) not null,
    code       text          not null,
    reason     text          not null,
    by_name    text          not null,
    at         timestamptz   not null,
    primary key (recheck, draw, evaluation, "row")
);

-- One sentence for each event of a re-check.
create table recheck_act (
    recheck     text        not null,
    sequence    bigint      not null,
    draw        integer     not null,
    evaluation  text        not null,
    kind        text        not null,
    at          timestamptz not null,
    account     text        not null,
    sentence_zh text        not null,
    sentence_en text        not null,
    primary key (recheck, sequence)
);
