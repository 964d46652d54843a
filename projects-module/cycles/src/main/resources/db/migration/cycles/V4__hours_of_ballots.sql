-- A finer time would join a ballot to somebody who was seen voting.
UPDATE cast_ballot SET cast_at = date_trunc('hour', cast_at, 'UTC');
ALTER TABLE cast_ballot
  ADD CONSTRAINT cast_at_is_an_hour CHECK (date_trunc('hour', cast_at, 'UTC') = cast_at);

-- Rows lie in the order in which they came; from now on in that of their digests.
CLUSTER cast_ballot USING cast_ballot_pkey;
