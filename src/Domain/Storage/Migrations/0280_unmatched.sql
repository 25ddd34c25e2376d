-- A conditional create that found nothing goes with the other commits of its moment; behind the lock on its question it asks again.
create function still_unmatched(matches bigint) returns void language plpgsql as $$
begin
  if matches > 0 then
    raise exception 'the condition is met by now' using errcode = 'HA006';
  end if;
end $$;

-- A code of its own: the one it had is that of a merge into a record that is replaced itself.
create or replace function feeds_are(known bigint) returns void language plpgsql as $$
begin
  if (select version from feed_book) <> known then
    raise exception 'the feeds have changed' using errcode = 'HA005';
  end if;
end $$;
