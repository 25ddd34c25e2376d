-- Erasure, seal of a Point of Entry, retention and legal hold (PR-12, PR-13, PR-24).

-- What is left of a person who was erased: no name, no content; why, when, and how much.
create table erasure (
  person uuid primary key,
  at timestamptz not null,
  account uuid,
  -- 'request' of the person, or the retention class that ran out.
  reason text not null,
  versions bigint not null,
  index_rows bigint not null,
  oldest timestamptz,
  newest timestamptz
);
comment on table erasure is 'Read by data protection: the proof that somebody was erased. A person in it takes no further entries.';

-- A sealed place's key, locked under two shares that two persons hold. The shares are nowhere but with them.
create table place_seal (
  id uuid primary key,
  place_key uuid not null,
  point_of_entry uuid not null,
  sealed bytea not null,
  share_hashes bytea[] not null check (cardinality(share_hashes) = 2),
  reason text not null,
  sealed_by uuid,
  sealed_at timestamptz not null,
  index_removed_at timestamptz,
  -- The first share that came back, sealed by the master key, until the second person comes.
  first_share bytea,
  first_share_number integer,
  first_share_by uuid,
  first_share_at timestamptz,
  opened_at timestamptz
);
comment on table place_seal is 'Read by data protection. Opens only with the shares of two persons.';

-- After a seal a place may begin anew under a new key; the old one comes back beside it.
alter table place_key add column current boolean not null default true;
alter table place_key drop constraint place_key_point_of_entry_key;
create unique index place_key_current on place_key (point_of_entry) where current;

-- A new key begins a record: not for somebody who was erased, nor over a record that is sealed, nor under a key that is gone.
create function data_key_may_begin() returns trigger language plpgsql as $$
begin
  if exists (select from erasure where person = new.person)
    or exists (select from data_key d where d.person = new.person and d.current and not exists (select from place_key k where k.id = d.place_key))
    or not exists (select from place_key where id = new.place_key for key share) then
    raise exception 'the record was erased or sealed' using errcode = 'HA001';
  end if;
  return new;
end $$;
create trigger data_key_may_begin before insert on data_key for each row execute function data_key_may_begin();

-- How long what is kept: the longest class of a person's resources decides. A country's own row goes before the general one.
create table retention_rule (
  class text not null check (class in ('cleared', 'monitored', 'case', 'immunization', 'declaration', 'audit')),
  country text not null default '',
  days integer not null check (days > 0),
  primary key (class, country)
);
comment on table retention_rule is 'Read by the retention engine; changed by data protection.';
insert into retention_rule (class, days) values
  ('cleared', 28), ('monitored', 61), ('case', 3653), ('immunization', 3653), ('declaration', 30), ('audit', 2192);

create table legal_hold (
  id uuid primary key,
  -- One of the two: a person, or everybody of a Point of Entry.
  person uuid,
  point_of_entry uuid,
  reason text not null,
  placed_by uuid,
  placed_at timestamptz not null,
  ended_at timestamptz,
  check ((person is null) <> (point_of_entry is null))
);
create index legal_hold_open on legal_hold (person, point_of_entry) where ended_at is null;
comment on table legal_hold is 'Read by erasure and retention: what is held is not destroyed.';
