-- The same question as before, in one walk over the keys instead of two and one function instead of two.
create or replace function hold_keys_within(wanted uuid[], places uuid[], in_country text, opened uuid) returns void language plpgsql as $$
declare
  held bigint;
  elsewhere boolean;
begin
  select count(*), bool_or(
    d.person <> '00000000-0000-0000-0000-000000000000' and d.person is distinct from opened
      and not case when places is null then p.country is null or p.country = in_country else k.point_of_entry = any(places) end)
  into held, elsewhere
  from (select person, place_key from data_key where id = any(wanted) order by id for key share) d
    left join place_key k on k.id = d.place_key
    left join point_of_entry p on p.id = k.point_of_entry;
  if held < cardinality(wanted) then
    raise exception 'the record was erased or sealed' using errcode = 'HA001';
  end if;
  if elsewhere then
    raise exception 'the record began where the writer has no rights' using errcode = 'HA002';
  end if;
end $$;
