-- GET /cycles/3 "name":"Old cycle"
-- GET /cycles/3/results "rule_version":"greedy/1"
-- GET /cycles/3/results "reason":"fits"
-- GET /cycles/3/proposals "name":"A bench"
-- GET /cycles/3/export ballot-2;1,2
INSERT INTO cycle (id, name, phase, created_at, budget, ballot_type, max_length, rule, tie_order, lot, lot_seed, ballots, official_rule, counts_officially, meta_keys, meta_values)
OVERRIDING SYSTEM VALUE
VALUES (3, 'Old cycle', 'closed', '2026-01-05 10:00Z', 1000, 'approval', 2,
  '{"rule":"greedy","utility":null,"completion":null,"comparison":null,"min_score":null,"floor_factor":null,"misfit_percent":null,"exclusive_groups":null}',
  '{more_votes,lower_cost,file_order}', '{}', NULL, 3, 'greedy', true, '{description}', '{The first year}');
INSERT INTO proposal (id, cycle_id, position, project_id, external_id, name, cost, stated_votes)
OVERRIDING SYSTEM VALUE VALUES (1, 3, 0, NULL, '1', 'A bench', 600, 3), (2, 3, 1, NULL, '2', 'A tree', 500, 1);
SELECT setval(pg_get_serial_sequence('cycle', 'id'), 3), setval(pg_get_serial_sequence('proposal', 'id'), 2);
INSERT INTO ballot (cycle_id, number, external_id, proposals)
VALUES (3, 1, 'ballot-1', '{0}'), (3, 2, 'ballot-2', '{0,1}'), (3, 3, 'ballot-3', '{0}');
INSERT INTO result (cycle_id, counted_at, rule_version, outcome, trace) VALUES (3, '2026-01-05 10:00Z', 'greedy/1',
  '{"cycle_id":3,"ballot_type":"approval","rule":"greedy","rule_version":"greedy/1","settings":{"rule":"greedy","utility":null,"completion":null,"comparison":null,"min_score":null,"floor_factor":null,"misfit_percent":null,"exclusive_groups":null},"tie_order":["more_votes","lower_cost","file_order"],"budget":1000,"spent":600,"ballots":3,"proposals":[{"proposal_id":1,"project_id":null,"external_id":"1","name":"A bench","cost":600,"votes":3,"score":3,"rank":1,"selected":true,"official_selected":null},{"proposal_id":2,"project_id":null,"external_id":"2","name":"A tree","cost":500,"votes":1,"score":1,"rank":2,"selected":false,"official_selected":null}],"ties":[],"shares":null,"comparison":null,"warnings":[]}',
  '[{"step":1,"proposal_id":1,"taken":true,"reason":"fits","score":3,"effective_votes":null,"price":null,"load":null,"money_before":1000,"money_after":400,"unpayable_after_step":null,"effective_support_percent":null},{"step":2,"proposal_id":2,"taken":false,"reason":"does_not_fit","score":1,"effective_votes":null,"price":null,"load":null,"money_before":400,"money_after":400,"unpayable_after_step":null,"effective_support_percent":null}]');
