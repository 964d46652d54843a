package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.Labelled;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.pabulib.PabulibHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes a cycle of a row and its proposals. */
final class CycleMapper implements RowMapper<StoredCycle> {
  private final ObjectMapper json;
  private final List<StoredProposal> proposals;

  CycleMapper(ObjectMapper json, List<StoredProposal> proposals) {
    this.json = json;
    this.proposals = proposals;
  }

  @Override
  public StoredCycle map(ResultSet row, StatementContext context) throws SQLException {
    return new StoredCycle(
        row.getLong("id"),
        row.getString("phase"),
        head(row),
        SqlArrays.integers(row, "lot"),
        SqlArrays.texts(row, "proposal_columns"),
        SqlArrays.texts(row, "attribute_columns"),
        SqlArrays.texts(row, "warnings"),
        proposals);
  }

  private PabulibHead head(ResultSet row) throws SQLException {
    var length = row.getObject("max_length", Integer.class);
    var rule = rule(row.getString("rule"));
    return new PabulibHead(
        meta(row),
        row.getBigDecimal("budget"),
        constant(BallotType.class, row.getString("ballot_type")),
        length,
        rule,
        Objects.requireNonNullElse(row.getString("official_rule"), rule.rule().label()),
        row.getBoolean("counts_officially"),
        new TieOrder(
            SqlArrays.texts(row, "tie_order").stream()
                .map(label -> constant(TieCriterion.class, label))
                .toList()),
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

  private static <E extends Enum<E> & Labelled> E constant(Class<E> type, String label) {
    return Labelled.find(type, label)
        .orElseThrow(() -> new IllegalStateException("\"" + label + "\" is no " + type));
  }
}
