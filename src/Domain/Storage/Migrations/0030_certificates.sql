-- Keys that sign certificates, and the links by which travellers open theirs.

create table signing_key (
  key_id bytea primary key check (octet_length(key_id) = 8),
  use text not null check (use in ('SCA', 'DSC')),
  certificate bytea not null,
  -- The private key, sealed by the master key.
  sealed bytea not null,
  demo boolean not null,
  created timestamptz not null,
  retired timestamptz
);
create unique index signing_key_current on signing_key (use) where retired is null;
comment on table signing_key is 'Read by every process that issues or publishes; certificates are public, private keys open only with the master key.';

create table card_link (
  id text primary key,
  person uuid not null,
  document uuid not null,
  -- Keyed hash of the code: without the master key it cannot be searched.
  code_hash bytea not null,
  wrong integer not null default 0,
  locked_until timestamptz,
  created timestamptz not null,
  opened timestamptz,
  ended timestamptz
);
create index card_link_person on card_link (person);
create index card_link_document on card_link (document);
comment on table card_link is 'Opened by anybody with link and code; rows of a person go when the person is erased.';
