-- GET /projects/7/threads "message":"Who waters it?"
-- GET /projects/7/threads?type=SOLUTION "parent_thread_id":5
INSERT INTO thread (id, project_id, parent_thread_id, type, message, author, up_votes, down_votes, created_at, request_key, position)
OVERRIDING SYSTEM VALUE VALUES
  (5, 7, NULL, 'PROBLEM', 'Who waters it?', 'olga', 0, 1, '2026-01-05 10:00Z', 'key-1', 0),
  (6, 7, 5, 'SOLUTION', 'The rain', 'olga', 1, 0, '2026-01-05 10:01Z', 'key-2', 0);
SELECT setval(pg_get_serial_sequence('thread', 'id'), 6);
INSERT INTO vote (thread_id, voter, value) VALUES (5, 'pete', -1), (6, 'pete', 1);
