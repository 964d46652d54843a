-- GET /keys "kid":"Xk5e4PeEFiYrOxOUSlkneCT0NeWu5hiWp99MoJvNQ6s"
-- GET /outbox/failed "topic":"old.topic"
-- GET /accounts/olga "email":"olga@example.org"
-- FORGOTTEN kernel.sign_in_throttle (V350 deletes its rows, because digests are now made with a secret)
-- The password of this account is the password of all test accounts.
INSERT INTO account (account_id, username, email, group_name, password_hash, roles, created_at)
OVERRIDING SYSTEM VALUE
VALUES (11, 'olga', 'olga@example.org', '7b', '$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$+vX2A3zowYOxJTUEuHMklKYiRcNqloJ3M9fN5898V8U', '{MEMBER}', '2026-01-05 09:00Z');
SELECT setval(pg_get_serial_sequence('account', 'account_id'), 11);
INSERT INTO session (session_id, account_id, kind, started_at, access_until, ends_at)
VALUES ('6f9619ff-8b86-4d01-b42d-00c04fc964ff', 11, 'SIGN_IN', now(), now() + interval '1 day', now() + interval '90 days');
INSERT INTO refresh_token (token_sha256, session_id, expires_at)
VALUES (sha256('token'), '6f9619ff-8b86-4d01-b42d-00c04fc964ff', now() + interval '30 days');
INSERT INTO signing_key (key_id, public_jwk, private_jwk, created_at)
VALUES ('Xk5e4PeEFiYrOxOUSlkneCT0NeWu5hiWp99MoJvNQ6s',
  '{"kty":"EC","use":"sig","crv":"P-256","kid":"Xk5e4PeEFiYrOxOUSlkneCT0NeWu5hiWp99MoJvNQ6s","x":"m5HoTidBundTYSIzFxFBA4i-so6fAmvERon4Dp3CVjg","y":"fRy3jsUTKxvpjLhn9UQs8OdGhoVqtgndmt9AR7dWfU0","alg":"ES256"}',
  '{"kty":"EC","d":"W74MHWg9DgMprpccG7rsS-sk3sbnOmQ4FJ8sgMFMcGQ","use":"sig","crv":"P-256","kid":"Xk5e4PeEFiYrOxOUSlkneCT0NeWu5hiWp99MoJvNQ6s","x":"m5HoTidBundTYSIzFxFBA4i-so6fAmvERon4Dp3CVjg","y":"fRy3jsUTKxvpjLhn9UQs8OdGhoVqtgndmt9AR7dWfU0","alg":"ES256"}',
  now());
INSERT INTO sign_in_throttle (bucket, failures, window_ends_at) VALUES ('\x01', 1, now() + interval '10 minutes');
INSERT INTO outbox (topic, delivery_key, payload, trace_id, attempts, next_attempt_at, give_up_at, last_error, failed_at)
VALUES ('old.topic', '6f9619ff-8b86-4d01-b42d-00c04fc964fe', '{}', '0123456789abcdef0123456789abcdef', 9, now(), now(), 'refused', now());
