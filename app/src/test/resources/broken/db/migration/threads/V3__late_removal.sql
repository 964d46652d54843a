-- CONTRACTS: no version since 1.2 reads this column.
ALTER TABLE threads.thread DROP title;
