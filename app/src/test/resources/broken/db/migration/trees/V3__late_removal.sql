-- CONTRACTS: no version since 1.2 reads this column.
ALTER TABLE trees.tree DROP leaf;
