package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.pabulib.PabulibHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Builds a cycle from a row and the cycle's proposals. */
final class CycleMapper implements RowMapper<StoredCycle> {
  private final ObjectMapper json;
  private final List<StoredProposal> proposals;

  CycleMapper(ObjectMapper json, List<StoredProposal> proposals) {
    this.json = json;
    this.proposals = proposals;
  }

  @Override
  public StoredCycle map(ResultSet row, StatementContext context) throws SQLException {
    var rule = rule(row.getString("rule"));
    var settings = settings(row, rule);
    return new StoredCycle(
        row.getLong("id"),
        LabelParser.phase(row.getString("phase")),
        row.getLong("version"),
        Objects.requireNonNull(instant(row, "created_at")),
        settings,
        head(row, settings, rule),
        SqlArrays.integers(row, "lot"),
        row.getString("lot_seed"),
        row.getLong("ballots"),
        SqlArrays.texts(row, "proposal_columns"),
        SqlArrays.texts(row, "attribute_columns"),
        SqlArrays.texts(row, "warnings"),
        proposals);
  }

  private static CycleSettings settings(ResultSet row, Rule rule) throws SQLException {
    var electorate = row.getString("electorate");
    return new CycleSettings(
        row.getString("name"),
        Objects.requireNonNullElse(row.getString("description"), ""),
        row.getString("currency"),
        row.getString("unit"),
        row.getString("subunit"),
        row.getBigDecimal("budget"),
        new BallotSettings(
            row.getString("ballot_type"),
            row.getObject("min_length", Integer.class),
            row.getObject("max_length", Integer.class),
            row.getBigDecimal("max_sum_cost"),
            row.getBigDecimal("max_sum_points"),
            row.getBigDecimal("max_points")),
        RuleSettings.of(rule),
        SqlArrays.texts(row, "tie_order"),
        electorate == null ? null : LabelParser.stored(Electorate.class, electorate),
        row.getBoolean("is_public"),
        new PhaseDates(
            instant(row, "planning_from"),
            instant(row, "refinement_from"),
            instant(row, "voting_from"),
            instant(row, "implementation_from"),
            instant(row, "closed_from")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PabulibHead head(ResultSet row, CycleSettings settings, Rule rule)
      throws SQLException {
    return new PabulibHead(
        meta(row),
        settings.budget(),
        settings.ballot().ballotType(),
        settings.ballot().maxProposals(),
        rule,
        Objects.requireNonNullElse(row.getString("official_rule"), rule.rule().label()),
        row.getBoolean("counts_officially"),
        settings.ties(rule),
        List.of(),
        List.of());
  }

  private static SequencedMap<String, String> meta(ResultSet row) throws SQLException {
    var keys = SqlArrays.texts(row, "meta_keys");
    var values = SqlArrays.texts(row, "meta_values");
    var meta = new LinkedHashMap<String, String>();
    for (var i = 0; i < keys.size(); i++) {
      meta.put(keys.get(i), values.get(i));
    }
    return meta;
  }

  private Rule rule(String text) {
    try {
      return json.readValue(text, RuleSettings.class).toRule();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored rule cannot be read", e);
    }
  }
}
