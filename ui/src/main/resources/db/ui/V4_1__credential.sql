-- Passwords, outside the events: Argon2id hashes only. A demo password is public, and served on this machine only.
create table credential (
    account    varchar(120) primary key,
    hash       varchar(200) not null,
    changed_at timestamptz  not null,
    demo       boolean      not null default false
);
