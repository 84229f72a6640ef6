-- The organisation as it is now. A row's sequence is that of the last event of its stream that it knows: the guard
-- against an event delivered again, or delivered with one before it missing.
create table unit (
    unit     text   primary key,
    name     text   not null,
    kind     text   not null,
    parent   text,
    sequence bigint not null
);

create table account (
    account          text    primary key,
    name             text    not null,
    unit             text    not null,
    enabled          boolean not null,
    password_changed timestamptz,
    sequence         bigint  not null
);
create index account_unit on account (unit);

create table role_grant (
    account  text   not null,
    role     text   not null,
    unit     text   not null,
    sequence bigint not null,
    primary key (account, role, unit)
);
create index role_grant_unit on role_grant (unit);

create table delegation (
    account      text    not null,
    delegation   text    not null,
    from_account text    not null,
    role         text    not null,
    unit         text    not null,
    first_day    date    not null,
    last_day     date    not null,
    ended        boolean not null,
    sequence     bigint  not null,
    primary key (account, delegation)
);
create index delegation_from on delegation (from_account);

create table cycle (
    cycle       text    primary key,
    year        integer not null,
    targets_due date    not null,
    results_due date    not null,
    closed      boolean not null,
    sequence    bigint  not null
);

-- One sentence for each event of a unit, an account or a cycle, with the names of that time.
create table organisation_act (
    stream      text        not null,
    sequence    bigint      not null,
    at          timestamptz not null,
    actor       text        not null,
    actor_name  text        not null,
    on_account  text,
    on_unit     text,
    on_cycle    text,
    sentence_zh text        not null,
    sentence_en text        not null,
    primary key (stream, sequence)
);
create index organisation_act_at on organisation_act (at);
create index organisation_act_actor on organisation_act (actor);
create index organisation_act_account on organisation_act (on_account);
create index organisation_act_unit on organisation_act (on_unit);
