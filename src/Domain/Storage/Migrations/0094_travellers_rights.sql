-- What travellers ask for, and records that were opened in an emergency (PR-13, PR-14).

create table emergency_opening (
  id uuid primary key,
  account uuid not null,
  person uuid not null,
  point_of_entry uuid,
  reason text not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  justified boolean
);
create index emergency_opening_due on emergency_opening (opened_at) where reviewed_at is null;
comment on table emergency_opening is 'Read by data protection, which reviews each within 72 hours, and by the person it concerns.';

create table traveller_request (
  id uuid primary key,
  person uuid not null,
  kind text not null check (kind in ('correct', 'erase', 'object', 'complaint')),
  -- The traveller''s own words, sealed by the master key.
  words bytea not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text check (answer in ('done', 'refused'))
);
create index traveller_request_person on traveller_request (person);
create index traveller_request_open on traveller_request (due_at) where answered_at is null;
comment on table traveller_request is 'Read by data protection and the traveller; goes with the person.';
