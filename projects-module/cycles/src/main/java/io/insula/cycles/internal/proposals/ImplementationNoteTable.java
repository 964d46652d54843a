package io.insula.cycles.internal.proposals;

import io.insula.api.PageRequest;
import io.insula.cycles.internal.cycle.LabelParser;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of notes about the implementation of winners. */
@Singleton
class ImplementationNoteTable {
  private final Jdbi jdbi;

  ImplementationNoteTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A note with its id. */
  record StoredNote(long id, ImplementationNote note) {}

  /** Stores a note and sets its status on the proposal. Runs in the current transaction. */
  void add(
      long proposalId, ImplementationStatus status, @Nullable String note, String by, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH noted AS (
                      INSERT INTO cycles.implementation_note
                        (proposal_id, status, note, noted_by, noted_at)
                      VALUES (:proposal, :status, :note, :by, :now))
                    UPDATE cycles.proposal SET implementation = :status WHERE id = :proposal
                    """)
                .bind("proposal", proposalId)
                .bind("status", status.label())
                .bind("note", note)
                .bind("by", by)
                .bind("now", now)
                .execute());
  }

  /** Whether the newest note of a proposal has this content and this author. */
  boolean isNewest(long proposalId, ImplementationStatus status, @Nullable String note, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT note.status = :status AND note.note IS NOT DISTINCT FROM :note
                      AND note.noted_by = :by
                    FROM cycles.implementation_note AS note
                    WHERE note.proposal_id = :proposal ORDER BY note.id DESC LIMIT 1
                    """)
                .bind("proposal", proposalId)
                .bind("status", status.label())
                .bind("note", note)
                .bind("by", by)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }

  /**
   * Returns the notes of a page and the first note of the next page, newest first. Returns nothing
   * unless the vote is over and the proposal wins, because notes reveal who won.
   */
  List<StoredNote> of(long proposalId, PageRequest page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT note.id, note.status, note.note, note.noted_at
                    FROM cycles.implementation_note AS note
                    JOIN cycles.proposal ON proposal.id = note.proposal_id
                    JOIN cycles.cycle ON cycle.id = proposal.cycle_id
                    WHERE note.proposal_id = :proposal AND note.id < :before
                      AND cycle.phase IN ('implementation', 'closed')
                      AND proposal.implementation IS NOT NULL
                    ORDER BY note.id DESC LIMIT :rows
                    """)
                .bind("proposal", proposalId)
                .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                .bind("rows", page.limit() + 1)
                .map(
                    (row, context) ->
                        new StoredNote(
                            row.getLong("id"),
                            new ImplementationNote(
                                LabelParser.stored(
                                    ImplementationStatus.class, row.getString("status")),
                                row.getString("note"),
                                row.getObject("noted_at", OffsetDateTime.class).toInstant())))
                .list());
  }
}
