-- What was issued, as far as revoking it needs: no name, no claim, only whose, of which lot, and the names under which its forms are revoked.

create table issued_certificate (
  document uuid primary key,
  person uuid not null,
  dose uuid not null,
  -- Product and number as one id (see LotId); null where the record names no product.
  lot uuid,
  key_id bytea not null,
  -- One for each form: the first 40 bits of a SHA-256 of its revocation id.
  marks bigint[] not null,
  issued timestamptz not null,
  expires timestamptz not null,
  revoked timestamptz,
  reason text
);
create index issued_certificate_lot on issued_certificate (lot) where revoked is null;
create index issued_certificate_key on issued_certificate (key_id) where revoked is null;
create index issued_certificate_dose on issued_certificate (dose);
create index issued_certificate_person on issued_certificate (person);
create index issued_certificate_revoked on issued_certificate (revoked) where revoked is not null;
comment on table issued_certificate is 'Read by who issues, revokes and recalls; the published list holds the marks of revoked rows and nothing else. Rows of a person go when the person is erased.';
