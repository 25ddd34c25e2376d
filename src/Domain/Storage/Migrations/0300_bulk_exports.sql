-- Bulk exports that were begun: whose they are, what they were asked for, and that they are over when the row is gone.

create table bulk_export (
  id uuid primary key,
  account uuid not null,
  at timestamptz not null,
  types text[] not null,
  since text
);
create index bulk_export_account on bulk_export (account, at);
