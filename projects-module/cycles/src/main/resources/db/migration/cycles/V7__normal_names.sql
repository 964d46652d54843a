-- Names and labels get the normal form that new ones have: single spaces, and no characters without
-- a width, except those that change how their neighbours look. What an imported file brought stays.
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

UPDATE cycle SET name = coalesce(nullif(left(normal_name(name), 500), ''), name)
WHERE electorate IS NOT NULL AND (name ~ '[^ -~]' OR name ~ '  ');

UPDATE proposal SET
  name = coalesce(nullif(left(normal_name(name), 500), ''), name),
  place = nullif(left(normal_name(place), 200), ''),
  categories = ARRAY(
    SELECT label
    FROM (SELECT left(normal_name(each), 200) AS label, min(place) AS place
      FROM unnest(categories) WITH ORDINALITY AS sent (each, place) GROUP BY 1) AS distinct_label
    WHERE label <> '' ORDER BY place),
  beneficiaries = ARRAY(
    SELECT label
    FROM (SELECT left(normal_name(each), 200) AS label, min(place) AS place
      FROM unnest(beneficiaries) WITH ORDINALITY AS sent (each, place) GROUP BY 1) AS distinct_label
    WHERE label <> '' ORDER BY place)
WHERE project_id IS NOT NULL
  AND concat_ws(E'\n', name, place, array_to_string(categories || beneficiaries, E'\n'))
    ~ '[^\n -~]|  ';

UPDATE roster_entry SET group_name = nullif(left(normal_name(group_name), 100), '')
WHERE (group_name ~ '[^ -~]' OR group_name ~ '  ');
UPDATE voting_code SET group_name = nullif(left(normal_name(group_name), 100), '')
WHERE (group_name ~ '[^ -~]' OR group_name ~ '  ');

UPDATE paper_ballot SET number = normal_name(number)
WHERE (number ~ '[^ -~]' OR number ~ '  ') AND normal_name(number) NOT IN (number, '')
  AND NOT EXISTS (
    SELECT FROM paper_ballot AS other
    WHERE other.cycle_id = paper_ballot.cycle_id AND other.ctid <> paper_ballot.ctid
      AND normal_name(other.number) = normal_name(paper_ballot.number));

DROP FUNCTION normal_name(text);
