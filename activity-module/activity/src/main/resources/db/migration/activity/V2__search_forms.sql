-- The form of a message in which searches find it, if it is not the message itself: without characters
-- that have no width, and composed (NFC). The tags in the flag of a region stay. The same is done with
-- the text that is searched for, see SearchText.
CREATE FUNCTION activity.search_form(message text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN normalize(
  regexp_replace(
    CASE
      WHEN message ~ '[\U000e0020-\U000e007f]' THEN
        regexp_replace(message,
          '(?<!\U0001f3f4[\U000e0020-\U000e007f]{0,7})[\U000e0020-\U000e007f]', '', 'g')
      ELSE message
    END,
    '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065'
    '\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
    '\U000e0000-\U000e001f\U000e0080-\U000e0fff]+',
    '', 'g'),
  NFC);

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
