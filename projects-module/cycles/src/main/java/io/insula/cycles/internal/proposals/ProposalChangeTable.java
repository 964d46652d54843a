package io.insula.cycles.internal.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.PageRequest;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stores each change of a proposal, with its author and reason. */
@Singleton
class ProposalChangeTable {
  private final Jdbi jdbi;
  private final ObjectMapper json;

  ProposalChangeTable(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** The values before and after a change, as they are stored. */
  @Introspected
  record Sides(ChangedFields before, ChangedFields after) {}

  /** The author, reason and time of a change. */
  record Occasion(String by, @Nullable String reason, Instant at) {}

  /** A change with its id. */
  record StoredChange(long id, String by, Instant at, @Nullable String reason, Sides sides) {}

  void insert(long proposalId, Occasion occasion, ChangedFields before, ChangedFields after) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.proposal_change
                      (proposal_id, changed_by, changed_at, reason, changes)
                    VALUES (:proposal, :by, :at, :reason, :changes)
                    """)
                .bind("proposal", proposalId)
                .bind("by", occasion.by())
                .bind("at", occasion.at())
                .bind("reason", occasion.reason())
                .bind("changes", toJson(new Sides(before, after)))
                .execute());
  }

  /**
   * Returns the changes of a page, newest first. If there is a next page, also returns its first
   * change.
   */
  List<StoredChange> of(long proposalId, PageRequest page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, changed_by, changed_at, reason, changes
                    FROM cycles.proposal_change
                    WHERE proposal_id = :proposal AND id < :before
                    ORDER BY id DESC LIMIT :rows
                    """)
                .bind("proposal", proposalId)
                .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                .bind("rows", page.limit() + 1)
                .map(
                    (row, context) ->
                        new StoredChange(
                            row.getLong("id"),
                            row.getString("changed_by"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            row.getString("reason"),
                            read(row.getString("changes"))))
                .list());
  }

  private String toJson(Sides sides) {
    try {
      return json.writeValueAsString(sides);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change cannot be written", e);
    }
  }

  private Sides read(String text) {
    try {
      // During an update, a newer server can store fields that this server does not know.
      return json.readerFor(Sides.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored change cannot be read", e);
    }
  }
}
