-- The life of a signing key: published as soon as it is made, signs from a day on, retired when its successor signs, revoked when it is lost.

drop index signing_key_current;
alter table signing_key add column activates timestamptz;
update signing_key set activates = created;
alter table signing_key alter column activates set not null;
alter table signing_key add column revoked timestamptz;
alter table signing_key add column reason text;
create index signing_key_use on signing_key (use, activates desc) where revoked is null;
