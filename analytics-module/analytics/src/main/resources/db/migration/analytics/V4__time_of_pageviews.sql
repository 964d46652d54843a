-- For days that are not made of whole quarters of an hour. Rows mostly come in the order of their
-- times, so that ranges of them say where to look, and cost a sender nothing.
CREATE INDEX pageview_at ON analytics.pageview USING brin (at) WITH (autosummarize = on);
