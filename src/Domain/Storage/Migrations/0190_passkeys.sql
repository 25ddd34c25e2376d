-- Passkeys (WebAuthn): the public key of each, under the id by which a browser names it.
create table account_passkey (
  credential_id bytea primary key,
  user_id uuid not null references account (id) on delete cascade,
  data jsonb not null
);
create index account_passkey_user on account_passkey (user_id);
comment on table account_passkey is 'Read by sign-in: public keys of passkeys, nothing secret.';
