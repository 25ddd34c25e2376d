-- Who is one person with whom, both ways and through any number of merges, so that a chain can go either way along an index.
-- Made from person_link and nothing else; where nobody was merged there is no row.

create table person_same (
  person uuid not null,
  same uuid not null check (same <> person),
  primary key (person, same)
);
create index person_same_back on person_same (same, person);

-- The links of everybody whom a changed link reaches, or reached before, are written anew.
create function person_link_changed() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  -- One merge at a time: two that meet in one person must each see the other's link.
  perform pg_advisory_xact_lock(4801);
  select array_agg(distinct one) into touched from (
    select unnest(same_person(person)) from unnest(case tg_op
      when 'INSERT' then array[new.person, new.survivor]
      when 'DELETE' then array[old.person, old.survivor]
      else array[old.person, old.survivor, new.person, new.survivor] end) person) reached(one);
  delete from person_same where person = any(touched);
  delete from person_same where same = any(touched);
  insert into person_same (person, same)
    select one, other from unnest(touched) one cross join lateral unnest(same_person(one)) other where one <> other;
  return null;
end $$;

create trigger person_link_same after insert or update or delete on person_link for each row execute function person_link_changed();

insert into person_same (person, same)
  select distinct linked.person, other from (select person from person_link where ended is null union select survivor from person_link where ended is null) linked
  cross join lateral unnest(same_person(linked.person)) other where other <> linked.person;
