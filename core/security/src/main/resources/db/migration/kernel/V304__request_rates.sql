-- How often users did what is limited. A crash may forget it.
CREATE UNLOGGED TABLE kernel.request_rate (
    -- A digest of who did what, and of the length of the window.
    bucket         bytea PRIMARY KEY,
    used           integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
);

CREATE INDEX request_rate_ends ON kernel.request_rate (window_ends_at);
