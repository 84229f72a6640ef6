-- The log that proves the ledger. Of all these tables, and of the ledger, rows are only ever added.
create table leaf (
    leaf_index   bigint primary key check (leaf_index >= 0),
    event_row    bigint not null unique,
    payload_sm3  bytea  not null,
    metadata_sm3 bytea  not null,
    sha256       bytea  not null,
    sm3          bytea  not null
);

-- The roots of complete subtrees over more than one leaf, up to the last signed head, so that a proof reads few rows.
create table node (
    level      integer not null check (level > 0),
    node_index bigint  not null check (node_index >= 0),
    sha256     bytea   not null,
    sm3        bytea   not null,
    primary key (level, node_index)
);

-- Signed heads, as c2sp.org/tlog-checkpoint has them.
create table checkpoint (
    tree varchar(8) not null,
    size bigint     not null,
    note text       not null,
    primary key (tree, size)
);

-- A witness's line under a head.
create table cosignature (
    tree    varchar(8)   not null,
    size    bigint       not null,
    witness varchar(400) not null,
    line    text         not null,
    primary key (tree, size, witness),
    foreign key (tree, size) references checkpoint
);

create function only_added() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'insufficient_privilege',
        message = format('rows of %I are only ever added: %s refused', tg_table_name, lower(tg_op));
end
$$;

-- "Always" holds in a session that plays a replica, too; what is left is to disable a trigger, which its owner may.
do $$
declare
    protected regclass;
begin
    foreach protected in array array['public.event', 'leaf', 'node', 'checkpoint', 'cosignature']::regclass[] loop
        execute format('create trigger only_added before update or delete or truncate on %s'
                       ' for each statement execute function only_added()', protected);
        execute format('alter table %s enable always trigger only_added', protected);
    end loop;
end
$$;
