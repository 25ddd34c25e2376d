-- A writer adds to no record that began where they have no rights: an entry about somebody whom one may not know of
-- would be a question whether there is such a person, and a stain on a record. In the statement that holds the keys
-- anyway, so that a write asks nothing more.
create function hold_keys_within(wanted uuid[], places uuid[], in_country text, opened uuid) returns void language plpgsql as $$
begin
  perform hold_keys(wanted);
  if exists (
    select from data_key d
      join place_key k on k.id = d.place_key
      left join point_of_entry p on p.id = k.point_of_entry
    where d.id = any(wanted) and d.person <> '00000000-0000-0000-0000-000000000000' and d.person is distinct from opened
      and not case when places is null then p.country is null or p.country = in_country else k.point_of_entry = any(places) end) then
    raise exception 'the record began where the writer has no rights' using errcode = 'HA002';
  end if;
end $$;
