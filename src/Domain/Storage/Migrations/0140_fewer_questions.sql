-- Fewer and cheaper questions in a commit and at the outbox. Measured with pg_stat_statements; docs/operations.md says what each is for.

-- Which feeds there are is read once and kept. A commit that went by them asks whether they still are what they were.
create table feed_book (
  single boolean primary key default true check (single),
  version bigint not null
);
insert into feed_book (version) values (1);
comment on table feed_book is 'Read by every commit that reports: changes whenever a feed, an agreement, a recipient or a Point of Entry does.';

create function feed_book_changed() returns trigger language plpgsql as $$
begin
  update feed_book set version = version + 1;
  return null;
end $$;
create trigger feed_changes_book after insert or update or delete on feed for each statement execute function feed_book_changed();
create trigger agreement_changes_book after insert or update or delete on agreement for each statement execute function feed_book_changed();
create trigger recipient_changes_book after insert or update or delete on recipient for each statement execute function feed_book_changed();
create trigger place_changes_book after insert or update or delete on point_of_entry for each statement execute function feed_book_changed();

create function feeds_are(known bigint) returns void language plpgsql as $$
begin
  if (select version from feed_book) <> known then
    raise exception 'the feeds have changed' using errcode = 'HA003';
  end if;
end $$;

-- New keys begin records: not of somebody who was erased, nor over a record that is sealed, nor under a key that is gone.
-- Asked once for all that begin in a commit; a trigger for each row asked three times for each.
drop trigger data_key_may_begin on data_key;
drop function data_key_may_begin();
create function begin_records(ids uuid[], persons uuid[], places uuid[], wrapped bytea[], at timestamptz) returns void language plpgsql as $$
declare
  held integer;
begin
  perform from place_key where id = any(places) order by id for key share;
  get diagnostics held = row_count;
  if held < (select count(distinct place) from unnest(places) as place)
    or exists (select from erasure where person = any(persons))
    or exists (
      select from data_key d left join place_key k on k.id = d.place_key where d.person = any(persons) and d.current and k.id is null) then
    raise exception 'the record was erased or sealed' using errcode = 'HA001';
  end if;
  insert into data_key (id, person, place_key, wrapped, created)
  select u.id, u.person, u.place, u.key, at from unnest(ids, persons, places, wrapped) as u(id, person, place, key);
end $$;

-- As before, with one question less each.
create or replace function hold_keys(wanted uuid[]) returns void language plpgsql as $$
declare
  held integer;
begin
  perform from data_key where id = any(wanted) order by id for key share;
  get diagnostics held = row_count;
  if held < cardinality(wanted) then
    raise exception 'the record was erased or sealed' using errcode = 'HA001';
  end if;
end $$;

-- Rows come in the order of time: the summary of pages is as good as a tree, and costs a commit nothing.
drop index audit_at;
create index audit_at on audit using brin (at) with (pages_per_range = 16);

-- The pump takes the next of a recipient in the order in which they go out, and stops there.
drop index outbox_open;
create index outbox_next on outbox (recipient, urgent desc, next_try, id) where state = 'waiting';
create index outbox_leased on outbox (recipient, lease_until) where state = 'leased';
