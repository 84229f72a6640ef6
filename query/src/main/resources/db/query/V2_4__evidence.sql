-- Each file that was ever attached to a row, one line an attachment; withdrawn ones stay.
create table evidence (
    evaluation       varchar(255) not null,
    evidence         varchar(120) not null,
    "row"            varchar(120) not null,
    file             varchar(200) not null,
    media_type       varchar(120) not null,
    size             bigint       not null,
    sha256           varchar(64)  not null,
    sequence         bigint       not null,
    attached_by      varchar(200) not null,
    attached_at      timestamptz  not null,
    withdrawn        bigint,
    withdrawn_by     varchar(200),
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    primary key (evaluation, evidence)
);
create index evidence_content on evidence (sha256);

-- Forms that were stored before there was evidence have none.
update evaluation set body = jsonb_set(body, '{content,evidence}', '[]') where not body->'content' ? 'evidence';
