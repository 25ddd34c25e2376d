-- Merging and parting two records, refused inside the commit when the links do not allow it: a record goes into one other
-- only, and never into one that has itself gone into another, so the links make no circle.
create function link_person(id uuid, person uuid, survivor uuid, at timestamptz, account uuid) returns void language plpgsql as $$
begin
    if exists (select from person_link link where link.person = link_person.survivor and link.ended is null) then
        raise exception 'the survivor is replaced' using errcode = 'HA003';
    end if;
    insert into person_link (id, person, survivor, at, account)
    values (link_person.id, link_person.person, link_person.survivor, link_person.at, link_person.account);
end $$;

create function part_person(person uuid, survivor uuid, at timestamptz) returns void language plpgsql as $$
begin
    update person_link link set ended = part_person.at
    where link.person = part_person.person and link.survivor = part_person.survivor and link.ended is null;
    if not found then
        raise exception 'there is no such link' using errcode = 'HA004';
    end if;
end $$;
