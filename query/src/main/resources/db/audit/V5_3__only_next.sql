-- A row of the ledger is the next or none: beyond every row that is there, and with a number that the serial gave out.
-- What is inserted waits for the lock of appends, and asks in a transaction that sees all that was committed before, so
-- that no gap can be filled from behind. The owner's function, since the application's role may not read the serial.
create function only_next() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(x'6a680001'::bigint);
    if current_setting('transaction_isolation') <> 'read committed'
        or new.global_index <= (select max(global_index) from public.event)
        or new.global_index > coalesce((select last_value from public.event_global_index_seq where is_called), 0)
    then
        raise exception using
            errcode = 'JH001',
            message = format('row %s is not the next of the ledger', new.global_index);
    end if;
    return new;
end
$$;

create trigger only_next before insert on public.event for each row execute function only_next();
alter table public.event enable always trigger only_next;
