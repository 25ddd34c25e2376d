-- The status of a kept answer stands in its lines.
alter table idempotency drop column status;
