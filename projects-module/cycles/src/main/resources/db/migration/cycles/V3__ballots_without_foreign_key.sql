-- Checked row by row, it took longer than storing the ballots. They are stored in the transaction that
-- makes their cycle, and cycles are not deleted.
ALTER TABLE ballot DROP CONSTRAINT ballot_cycle_id_fkey;
