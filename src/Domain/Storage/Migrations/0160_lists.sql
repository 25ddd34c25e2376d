-- Lists of others (trust, revocations, entry requirements): proposed by one person, decided by another, pinned by their hash.
-- Neither table is ever changed: going back is a proposal of an earlier content, so that two people look at it as well.

create table list_proposal (
  id uuid primary key,
  kind text not null check (kind in ('gdhcn', 'health-card-directory', 'csca', 'eu-revocations', 'requirements')),
  content bytea not null,
  sha256 bytea not null check (sha256 = sha256(content)),
  source text not null,
  as_of timestamptz not null,
  -- What the publisher says: these issuers publish no revocations, so none can be missing.
  no_revocations boolean not null,
  reason text not null,
  -- The list in force that it was compared with; null for the first.
  based_on uuid references list_proposal (id),
  proposed timestamptz not null,
  proposed_by uuid not null
);
create index list_proposal_kind on list_proposal (kind, proposed);

create table list_decision (
  proposal uuid primary key references list_proposal (id),
  kind text not null,
  based_on uuid references list_proposal (id),
  approved boolean not null,
  -- What the person who decided had before them.
  sha256 bytea not null,
  reason text not null,
  decided timestamptz not null,
  decided_by uuid not null,
  proposed_by uuid not null,
  check (not approved or decided_by <> proposed_by)
);
-- Of several proposals against one list in force, one can be approved: what is in force is the end of a chain.
create unique index list_decision_chain on list_decision (kind, based_on) nulls not distinct where approved;

comment on table list_proposal is 'Public lists of others; read by who proposes and approves, and by everything that verifies or asks for entry rules.';
comment on table list_decision is 'Who approved or refused which list; names accounts, never a traveller.';
