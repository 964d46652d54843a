-- A finer time would join a ballot to somebody who was seen voting.
UPDATE cast_ballot SET cast_at = date_trunc('hour', cast_at, 'UTC');
ALTER TABLE cast_ballot
  ADD CONSTRAINT cast_at_is_an_hour CHECK (date_trunc('hour', cast_at, 'UTC') = cast_at);

-- The rows that are there lie in the order in which they came; this sorts them once by their digests.
-- Later ones are written anew in that order when their vote ends.
CLUSTER cast_ballot USING cast_ballot_pkey;
