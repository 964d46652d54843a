-- The form of a message in which searches find it, if it is not the message itself: without characters
-- that have no width, and composed (NFC). The tags in the flag of a region stay. The same is done with
-- the text that is searched for, see SearchText.
CREATE FUNCTION activity.without_ignored_characters(message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  CASE
    WHEN message ~ '[\U000e0020-\U000e007f]' THEN
      regexp_replace(message,
        '(?<!\U0001f3f4[\U000e0020-\U000e007f]{0,7})[\U000e0020-\U000e007f]', '', 'g')
    ELSE message
  END,
  '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065'
  '\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
  '\U000e0000-\U000e001f\U000e0080-\U000e0fff]+',
  '', 'g');

-- A text with more than 100 combining characters in a row is not composed: the time for this would grow
-- with the square of their number.
CREATE FUNCTION activity.composed(message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN message ~ (
    '[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711'
    '\u0730-\u074a\u07eb-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u089f\u08ca-\u08ff\u093c'
    '\u094d-\u0954\u09bc\u09cd\u09fe\u0a3c\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c3c\u0c4d-\u0c56'
    '\u0cbc\u0ccd\u0d3b-\u0d3c\u0d4d\u0dca\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0eba\u0ec8-\u0ecb'
    '\u0f18-\u0f19\u0f35-\u0f39\u0f71-\u0f87\u0fc6\u1037-\u103a\u108d\u135d-\u135f\u1714-\u1715'
    '\u1734\u17d2\u17dd\u18a9\u1939-\u193b\u1a17-\u1a18\u1a60\u1a75-\u1a7f\u1ab0-\u1ace\u1b34'
    '\u1b44\u1b6b-\u1b73\u1baa-\u1bab\u1be6\u1bf2-\u1bf3\u1c37\u1cd0-\u1cf9\u1dc0-\u1dff'
    '\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\ua67d'
    '\ua69e-\ua69f\ua6f0-\ua6f1\ua806\ua82c\ua8c4\ua8e0-\ua8f1\ua92b-\ua92d\ua953\ua9b3\ua9c0'
    '\uaab0-\uaac1\uaaf6\uabed\ufb1e\ufe20-\ufe2f\U000101fd\U000102e0\U00010376-\U0001037a'
    '\U00010a0d-\U00010a0f\U00010a38-\U00010a3f\U00010ae5-\U00010ae6\U00010d24-\U00010d27'
    '\U00010eab-\U00010eac\U00010f46-\U00010f50\U00010f82-\U00010f85\U00011046\U00011070'
    '\U0001107f\U000110b9-\U000110ba\U00011100-\U00011102\U00011133-\U00011134\U00011173'
    '\U000111c0\U000111ca\U00011235-\U00011236\U000112e9-\U000112ea\U0001133b-\U0001133c'
    '\U0001134d\U00011366-\U00011374\U00011442-\U00011446\U0001145e\U000114c2-\U000114c3'
    '\U000115bf-\U000115c0\U0001163f\U000116b6-\U000116b7\U0001172b\U00011839-\U0001183a'
    '\U0001193d-\U00011943\U000119e0\U00011a34\U00011a47\U00011a99\U00011c3f\U00011d42-\U00011d45'
    '\U00011d97\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016ff0-\U00016ff1\U0001bc9e'
    '\U0001d165-\U0001d172\U0001d17b-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244'
    '\U0001e000-\U0001e02a\U0001e130-\U0001e136\U0001e2ae\U0001e2ec-\U0001e2ef'
    '\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a]{101}') THEN message
  ELSE normalize(message, NFC)
END;

CREATE FUNCTION activity.search_form(message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN activity.composed(activity.without_ignored_characters(message));

-- Whether the search form of a message can differ from the message: 1 or 0. PostgreSQL expects few rows
-- for an equality with a number, and a third of all rows for a function that returns a boolean.
CREATE FUNCTION activity.has_search_form(message text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN octet_length(message) = char_length(message) THEN 0
  WHEN message ~ ('[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065'
    '\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
    '\U000e0000-\U000e0fff]') THEN 1
  WHEN message IS NFC NORMALIZED THEN 0
  ELSE 1
END;

-- Finds the messages that are searched in their search form. In most logs they are few.
CREATE INDEX event_search_form ON activity.event (created_at)
  WHERE activity.has_search_form(message) = 1;
