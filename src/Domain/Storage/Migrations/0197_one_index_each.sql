-- After a burst, before autovacuum has counted it, every index on the outbox promises the planner the same few rows, and it
-- may take one that reads the whole queue for each row of it. "attempts >= 0" is always true; an index that says so serves
-- only the questions that say it too, so that each question of a claim has one index and no choice.
drop index outbox_next;
create index outbox_next on outbox (recipient, urgent desc, next_try, id) where state = 'waiting' and attempts >= 0;
drop index outbox_order;
create index outbox_order on outbox (recipient, person, id) where state in ('waiting', 'leased') and attempts >= 0;
