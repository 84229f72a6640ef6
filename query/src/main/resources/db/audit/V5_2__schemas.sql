-- The schemas that a rebuild needs and swaps. Making and renaming schemas takes the right to create any in the
-- database, which the application's role does not have: it calls these two, which can do nothing else.
create function make_shadow() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create schema shadow authorization %I', session_user);
end
$$;

create function switch_live() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    alter schema live rename to replaced;
    alter schema shadow rename to live;
end
$$;

revoke all on function make_shadow(), switch_live() from public;

alter function only_added() set search_path = pg_catalog, pg_temp;
