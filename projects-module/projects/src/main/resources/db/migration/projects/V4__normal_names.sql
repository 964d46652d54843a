-- Names, taglines and tags get the normal form that new ones have: single spaces, and no characters
-- without a width, except those that change how their neighbours look.
CREATE FUNCTION normal_name(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  -- Characters without a width.
  name := regexp_replace(name,
    '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2065'
    '\u206a-\u206f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000'
    '-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]',
    '', 'g');
  -- Variation selectors without a character that has variants.
  name := regexp_replace(name,
    '(?<![\u00a9\u00ae\u1000-\u109f\u1820-\u18aa\u2030-\u205e\u2100-\u27ff\u2801-\u2bff'
    '\u3001-\u3163\u3165-\ufdff\ufe10-\ufefe\uff00-\uff9f\uffa1-\uffef\U00010000-\U000dffff])'
    '[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef](?!\u20e3)',
    '', 'g');
  -- Tags outside of the flag of a region.
  name := regexp_replace(name,
    '(?<!\U0001f3f4[\U000e0020-\U000e007f]{0,7})[\U000e0020-\U000e007f]',
    '', 'g');
  -- Joiners that join nothing.
  name := regexp_replace(name,
    '(?<![\u0590-\u109f\u1780-\u18af\u1900-\u1cff\u2190-\u27ff\u2801-\u2bff\ua800-\uabff'
    '\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f'
    '\U0001f000-\U0001faff\u200c\u200d])[\u200c\u200d]+'
    '|[\u200c\u200d]+(?![\u0590-\u109f\u1780-\u18af\u1900-\u1cff\u2190-\u27ff\u2801-\u2bff\ua800-\uabff'
    '\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f'
    '\U0001f000-\U0001faff])',
    '', 'g');
  name := regexp_replace(name,
    '[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+',
    ' ', 'g');
  RETURN normalize(btrim(name), NFC);
END
$$;

-- What makes two names the same: the normal form without joiners and variation selectors.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(name,
    '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g')
$$;

DROP INDEX project_has_its_own_name;
DROP INDEX project_has_its_own_name_in_its_cycle;

-- The case of search_text is folded already; no name or tagline has a line break.
UPDATE project SET
  name = coalesce(nullif(left(normal_name(name), 80), ''), name),
  tagline = left(normal_name(tagline), 255),
  search_text = name_key(normal_name(split_part(search_text, E'\n', 1))) || E'\n'
    || name_key(normal_name(split_part(search_text, E'\n', 2)))
WHERE name || tagline ~ '[^ -~]' OR name || E'\n' || tagline ~ '  ';

CREATE INDEX project_name_key ON project (name_key(name));

-- Names that are the same now get a number, the oldest one excepted.
DO $$
DECLARE
  doubled record;
  number integer;
  suffix text;
  wanted text;
BEGIN
  FOR doubled IN
    SELECT id, cycle_id, name
    FROM (SELECT id, cycle_id, name,
        row_number() OVER (PARTITION BY cycle_id, name_key(name) ORDER BY id) AS place
      FROM project) AS each
    WHERE place > 1 ORDER BY id
  LOOP
    number := 2;
    LOOP
      suffix := ' (' || number || ')';
      wanted := left(doubled.name, 80 - char_length(suffix)) || suffix;
      EXIT WHEN NOT EXISTS (
        SELECT FROM project
        WHERE cycle_id IS NOT DISTINCT FROM doubled.cycle_id AND name_key(name) = name_key(wanted));
      number := number + 1;
    END LOOP;
    UPDATE project SET name = wanted, search_text = replace(search_text, E'\n', suffix || E'\n')
    WHERE id = doubled.id;
  END LOOP;
END
$$;

CREATE UNIQUE INDEX project_has_its_own_name ON project
  (regexp_replace(name, '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g'))
  WHERE cycle_id IS NULL;
CREATE UNIQUE INDEX project_has_its_own_name_in_its_cycle ON project
  (cycle_id, regexp_replace(name, '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g'))
  WHERE cycle_id IS NOT NULL;

INSERT INTO project_tag (project_id, tag)
SELECT project_id, left(normal_name(tag), 50) FROM project_tag
WHERE (tag ~ '[^ -~]' OR tag ~ '  ') AND normal_name(tag) <> ''
ON CONFLICT DO NOTHING;
DELETE FROM project_tag
WHERE (tag ~ '[^ -~]' OR tag ~ '  ') AND tag <> left(normal_name(tag), 50);

DROP INDEX project_name_key;
DROP FUNCTION name_key(text);
DROP FUNCTION normal_name(text);
