-- The current form, one row a form: columns to find it by, and all of it in the body.
create table evaluation (
    id            varchar(255)  primary key,
    sequence      bigint        not null,
    unit          varchar(120)  not null,
    unit_name     varchar(200)  not null,
    cycle         varchar(120)  not null,
    year          integer       not null,
    kind          varchar(20)   not null,
    project_name  varchar(200),
    stage         varchar(20)   not null,
    state         varchar(20)   not null,
    version       integer       not null,
    self_total    numeric(7, 2),
    rule_total    numeric(7, 2),
    grade         varchar(20),
    awaiting_step varchar(60),
    awaiting_role varchar(40),
    correction    varchar(20),
    changed_at    timestamptz   not null,
    body          jsonb         not null
);
create index evaluation_waiting on evaluation (state, awaiting_role);
create index evaluation_place on evaluation (cycle, unit);

-- Who changed what: one row an event of a form.
create table evaluation_act (
    evaluation  varchar(255) not null,
    sequence    bigint       not null,
    unit        varchar(120) not null,
    at          timestamptz  not null,
    account     varchar(120) not null,
    name        varchar(200) not null,
    role        varchar(40)  not null,
    on_behalf_of varchar(120),
    kind        varchar(60)  not null,
    act         varchar(120) not null,
    touched     text[]       not null,
    body        jsonb        not null,
    primary key (evaluation, sequence)
);
create index evaluation_act_person on evaluation_act (account, at);
create index evaluation_act_time on evaluation_act (at);
