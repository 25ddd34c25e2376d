-- Other systems that ask for tokens (SMART Backend Services), and the assertions that were used once.

create table system_client (
  id uuid primary key,
  name text not null,
  organisation uuid not null references organisation (id),
  agreement uuid not null references agreement (id),
  -- Public keys: by value, or by an address that is fetched.
  jwks text,
  jwks_url text,
  scopes text[] not null,
  country text not null,
  points_of_entry uuid[] not null,
  active boolean not null,
  created_at timestamptz not null,
  check ((jwks is null) <> (jwks_url is null))
);
comment on table system_client is 'Read by the token endpoint and administration; holds public keys only.';

create table client_assertion (
  client uuid not null,
  jti text not null,
  expires timestamptz not null,
  primary key (client, jti)
);
create index client_assertion_expires on client_assertion (expires);
comment on table client_assertion is 'Read by the token endpoint: an assertion counts once.';
