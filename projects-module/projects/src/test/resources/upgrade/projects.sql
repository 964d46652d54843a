-- GET /projects/7 "project_name":"Old beds"
-- GET /projects?tag=green "project_id":7
-- GET /projects?q=OLD "project_id":7
INSERT INTO project (id, name, tagline, cycle_id, cost, proposed_by, created_at, request_key, search_text)
OVERRIDING SYSTEM VALUE VALUES
  (7, 'Old beds', 'from the first year', NULL, 120.50, 'olga', '2026-01-05 10:00Z', 'key-1', 'old beds from the first year'),
  (8, 'Old tree', 'in a cycle', 3, 900, 'olga', '2026-01-05 11:00Z', NULL, 'old tree in a cycle');
SELECT setval(pg_get_serial_sequence('project', 'id'), 8);
INSERT INTO project_tag (project_id, tag) VALUES (7, 'green'), (7, 'beds');
