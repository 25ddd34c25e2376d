-- Sign-in: a PIN for the quick change on a paired tablet, and attempts counted by device.
alter table account add column pin_hash text;

create table device_attempt (
  device uuid primary key,
  failures integer not null,
  locked_until timestamptz,
  at timestamptz not null
);
comment on table device_attempt is 'Read by sign-in: wrong passwords and PINs of a device that is known, so that a stranger cannot lock staff out.';
