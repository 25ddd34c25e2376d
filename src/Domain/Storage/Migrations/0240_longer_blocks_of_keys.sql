-- A process takes 1,024 keys of resources at once: a block of 128 was used up after ten transactions of twelve.
-- The next value leaves the blocks that older processes hold untouched; what they leave of a block is a gap, as before.
alter sequence resource_key increment 1024;
