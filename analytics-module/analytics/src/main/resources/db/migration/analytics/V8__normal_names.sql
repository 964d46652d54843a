-- The names of spend get the normal form that those of campaigns have: single spaces, and no characters
-- without a width, except those that change how their neighbours look. Amounts whose names become the
-- same are added, unless their currencies differ.
CREATE FUNCTION analytics.normal_name(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
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

DO $$
DECLARE
  odd analytics.spend;
BEGIN
  FOR odd IN
    SELECT * FROM analytics.spend
    WHERE (source || campaign ~ '[^ -~]' OR source || E'\n' || campaign ~ '  ')
      AND (analytics.normal_name(source), analytics.normal_name(campaign)) <> (source, campaign)
      AND analytics.normal_name(source) <> ''
  LOOP
    INSERT INTO analytics.spend AS known (source, campaign, day, amount, currency)
    VALUES (analytics.normal_name(odd.source), analytics.normal_name(odd.campaign), odd.day,
      odd.amount, odd.currency)
    ON CONFLICT (day, source, campaign) DO UPDATE SET amount = known.amount + excluded.amount
      WHERE known.currency = excluded.currency;
    IF FOUND THEN
      DELETE FROM analytics.spend
      WHERE day = odd.day AND source = odd.source AND campaign = odd.campaign;
    END IF;
  END LOOP;
END
$$;

DROP FUNCTION analytics.normal_name(text);
