-- GET /sample/items/5 "name":"Ladder"
-- GET /sample/items "author":"olga"
INSERT INTO item (id, name, note, quantity, author, created_at, changed_at, request_key)
OVERRIDING SYSTEM VALUE VALUES
  (5, 'Ladder', 'three steps', 2, 'olga', '2026-01-05 10:00Z', '2026-01-05 10:00Z', 'key-1');
SELECT setval(pg_get_serial_sequence('item', 'id'), 5);
