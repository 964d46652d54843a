-- Events are forgotten after a while, if the operator wishes. Rows mostly come in the order of their
-- times.
CREATE INDEX event_at ON analytics.event USING brin (at) WITH (autosummarize = on);
