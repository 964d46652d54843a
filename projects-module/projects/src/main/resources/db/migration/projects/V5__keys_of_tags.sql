-- Two tags that differ only in joiners and variation selectors are one tag. Of such tags of a project,
-- the shortest stays, which is the one without these characters.
DELETE FROM project_tag USING project_tag AS kept
WHERE kept.project_id = project_tag.project_id
  AND (char_length(kept.tag), kept.tag) < (char_length(project_tag.tag), project_tag.tag)
  AND project_tag.tag ~ '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]'
  AND regexp_replace(kept.tag, '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g')
    = regexp_replace(project_tag.tag, '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g');

CREATE UNIQUE INDEX project_tag_by_key ON project_tag
  (regexp_replace(tag, '[\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]', '', 'g'), project_id);
DROP INDEX project_tag_by_tag;
