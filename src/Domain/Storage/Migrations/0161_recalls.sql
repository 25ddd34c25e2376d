-- Lots that were recalled: from then on none of their doses is given or certified, wherever a vial turns up.

create table lot_recall (
  id uuid primary key,
  -- Product and number as one id (see LotId).
  lot uuid not null unique,
  product text not null,
  lot_number text not null,
  reason text not null,
  made timestamptz not null,
  made_by uuid
);
comment on table lot_recall is 'Read by stock, issuing and the recall pages; names no traveller. Whom to call follows from the record, for those who may see it.';
