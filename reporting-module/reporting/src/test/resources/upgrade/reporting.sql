-- GET /reports/tickets "ticket_id":2
-- GET /reports/tickets/2 "Old cycle"
-- GET /reports/schedule "cron":"0 30 6 * * *"
INSERT INTO ticket (id, requested_by, covers_all, status, created_at, begun_at, finished_at, version)
OVERRIDING SYSTEM VALUE
VALUES (2, 'admin', false, 'succeeded', '2026-01-05 10:00Z', '2026-01-05 10:00Z', '2026-01-05 10:01Z', 3);
INSERT INTO task (id, cycle_id, cycle_name, status, attempts, failures, lost_workers, workbook_path, beat_at, finished_at)
OVERRIDING SYSTEM VALUE
VALUES (4, 3, 'Old cycle', 'succeeded', 1, 0, 0, NULL, '2026-01-05 10:00Z', '2026-01-05 10:01Z');
SELECT setval(pg_get_serial_sequence('ticket', 'id'), 2), setval(pg_get_serial_sequence('task', 'id'), 4);
INSERT INTO ticket_task (ticket_id, cycle_id, task_id) VALUES (2, 3, 4);
INSERT INTO schedule (cron, time_zone, enabled, is_chosen, next_at) VALUES ('0 30 6 * * *', 'Europe/Warsaw', false, true, NULL);
INSERT INTO tick (scheduled_at, ticked_at, ticket_id) VALUES ('2026-01-05 09:00Z', '2026-01-05 09:00Z', 2);
