-- Templates and rule sets, one row a version; sequence is that of the last event of the definition that it knows.
create table definition (
    definition text    not null,
    version    integer not null,
    status     text    not null,
    title_zh   text    not null,
    title_en   text    not null,
    sequence   bigint  not null,
    body       jsonb   not null,
    primary key (definition, version)
);

-- One sentence for each event of a definition.
create table definition_act (
    definition  text        not null,
    sequence    bigint      not null,
    version     integer     not null,
    kind        text        not null,
    at          timestamptz not null,
    account     text        not null,
    sentence_zh text        not null,
    sentence_en text        not null,
    primary key (definition, sequence)
);
