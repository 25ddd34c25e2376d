-- Private keys leave the database for a store of their own (files, or a security module); a key waits to be activated, and its private half is destroyed at its end.

alter table signing_key alter column sealed drop not null;
-- Where the private half lies: 'file' or 'pkcs11'. A row that still holds a sealed key is moved to a file by the next process that signs.
alter table signing_key add column store text not null default 'file';
alter table signing_key alter column activates drop not null;
alter table signing_key add column destroyed timestamptz;
-- Of an authority: its public half signed by the authority before it, for verifiers that know only the old one.
alter table signing_key add column link bytea;
comment on table signing_key is 'Certificates and states of the authority''s keys: public. Read by every process that issues or publishes.';

-- Which of two signers, what a key took with it when it was revoked, and what took its place.
alter table issued_certificate add column seal_key_id bytea;
alter table issued_certificate add column lost_key boolean not null default false;
alter table issued_certificate add column replaces uuid;
-- No certificate is issued anew twice, whoever tries at the same time.
create unique index issued_certificate_replaces on issued_certificate (replaces) where replaces is not null;
create index issued_certificate_lost on issued_certificate (key_id, document) where lost_key;
create index issued_certificate_lost_seal on issued_certificate (seal_key_id, document) where lost_key;
create index issued_certificate_seal_key on issued_certificate (seal_key_id) where revoked is null;
create index issued_certificate_expires on issued_certificate (expires, document) where revoked is null;
