-- The bytes of evidence, each content once, in pieces of a mebibyte. Rows are only ever added.
create table evidence_blob (
    sha256 varchar(64) not null,
    n      integer     not null,
    bytes  bytea       not null,
    primary key (sha256, n)
);
-- Documents and pictures are compressed already.
alter table evidence_blob alter column bytes set storage external;
