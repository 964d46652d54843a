-- What bots sent is forgotten after a while. Rows mostly come in the order of their times.
CREATE INDEX bot_row_at ON analytics.bot_row USING brin (at) WITH (autosummarize = on);
