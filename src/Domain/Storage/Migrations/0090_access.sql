-- Organisations (the firewall goes by their kind), leavers, trainings and the review of grants.

create table organisation (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in (
    'HealthProvider', 'HealthMinistry', 'Operator', 'Donor', 'Laboratory', 'ProtectionPartner', 'LawEnforcement', 'Immigration', 'Security')),
  country text
);
comment on table organisation is 'Read by sign-in and administration. An account of a kind behind the firewall gets nothing of a person.';

alter table account
  add column organisation uuid references organisation (id),
  -- A leaver: signs in no more, and every session ends.
  add column left_at timestamptz,
  add column must_change_password boolean not null default false;

alter table account_grant
  add column given_by uuid,
  add column reviewed_at timestamptz,
  add column reviewed_by uuid;

create table account_training (
  id uuid primary key,
  account uuid not null references account (id) on delete cascade,
  course text not null,
  completed date not null,
  expires date not null,
  recorded_by uuid
);
create index account_training_account on account_training (account);
comment on table account_training is 'Read by sign-in: without the course in force, its right rests.';
