-- GET /analytics/users/olga/attribution "campaign":"first-year"
-- GET /analytics/summary?from=2026-01-01&to=2026-01-31 "signups":1
-- GET /analytics/spend "campaign":"first-year"
INSERT INTO pageview (at, fingerprint, user_id, id, url, referrer_url) VALUES
  ('2026-01-05 10:00Z', 'browser-1', NULL, '019b8d5c-4600-7000-8000-00000000000a',
   'https://shop.example/?utm_source=newsletter&utm_medium=email&utm_campaign=first-year', NULL),
  ('2026-01-05 10:05Z', 'browser-1', 'olga', NULL, 'https://shop.example/join', 'https://shop.example/');
INSERT INTO event (at, name, fingerprint, user_id, id, value, currency) VALUES
  ('2026-01-05 10:06Z', 'signup', 'browser-1', 'olga', NULL, 10, 'EUR');
INSERT INTO bot_row (at, kind, fingerprint, user_id, user_agent, row)
VALUES (now(), 'pageview', 'browser-2', NULL, 'Googlebot/2.1', '{"url": "https://shop.example/"}');
INSERT INTO delivery (id, taken_at) VALUES ('delivery-1', now());
INSERT INTO spend (source, campaign, day, amount, currency) VALUES ('newsletter', 'first-year', '2026-01-05', 25, 'EUR');
