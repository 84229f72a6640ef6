-- A copy that somebody damaged stays where it is, and a whole one is added beside it.
alter table evidence_blob add column copy integer not null default 0;
alter table evidence_blob drop constraint evidence_blob_pkey, add primary key (sha256, copy, n);
