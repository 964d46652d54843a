-- Checked row by row, it would slow down the end of a vote, which writes all its ballots anew. A ballot
-- is stored while its cycle is locked, and cycles are not deleted.
ALTER TABLE cast_ballot DROP CONSTRAINT cast_ballot_cycle_id_fkey;
