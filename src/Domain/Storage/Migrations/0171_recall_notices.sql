-- Everybody who has a dose of a recalled lot gets a notice. How far the worker that writes them has come, so that one that was stopped goes on there.
alter table lot_recall add column noticed_to text, add column noticed_at timestamptz;
comment on column lot_recall.noticed_to is 'A sealed place in the list of doses: opaque, names nobody.';
