-- GET /events/019b8d5c-4600-7000-8000-000000000001 "message":"the first year"
-- GET /events?component=old&message=first "id":"019b8d5c-4600-7000-8000-000000000001"
CREATE TABLE event_20260105 PARTITION OF event FOR VALUES FROM ('2026-01-05 00:00Z') TO ('2026-01-12 00:00Z');
INSERT INTO event (created_at, id, component, environment, email, message, data)
VALUES ('2026-01-05 10:00Z', '019b8d5c-4600-7000-8000-000000000001', 'old', 'test', 'olga@example.org', 'the first year', '{"beds": 2.50}');
SELECT setval('last_microsecond', (extract(epoch FROM timestamptz '2026-01-05 10:00Z') * 1000000)::bigint);
