-- The key that signs bearer tokens. One row for the installation.
create table token_key (
    single boolean primary key check (single),
    secret bytea not null check (octet_length(secret) >= 32)
);
comment on table token_key is 'Signs bearer tokens of the API. Read by every process; shown to nobody.';
