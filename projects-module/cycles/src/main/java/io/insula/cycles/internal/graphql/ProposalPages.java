package io.insula.cycles.internal.graphql;

import io.insula.cycles.internal.count.CountedProposal;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads pages of the proposals of many cycles by one statement. */
@Singleton
class ProposalPages {
  private static final List<String> TEXTS =
      List.of("external_id", "name", "place", "latitude", "longitude", "cost");

  private final Jdbi jdbi;

  ProposalPages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Map<ProposalPage.Wanted, ProposalPage> of(Set<ProposalPage.Wanted> pages) {
    var wanted = List.copyOf(pages);
    var rows = rows(wanted);
    return IntStream.range(0, wanted.size())
        .boxed()
        .collect(
            Collectors.toMap(
                wanted::get, i -> new ProposalPage(rows.getOrDefault(i + 1L, List.of()))));
  }

  /** By the place of a page in the list, from 1. */
  private Map<Long, List<ProposalPage.Row>> rows(List<ProposalPage.Wanted> wanted) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT wanted.place AS page, found.*
                        FROM unnest(:cycles, :afters, :rows) WITH ORDINALITY
                          AS wanted (cycle_id, after, row_count, place)
                        CROSS JOIN LATERAL (
                          SELECT id, position, project_id, external_id, name, cost, categories,
                            beneficiaries, place, latitude, longitude,
                            withdrawn_at IS NOT NULL AS withdrawn
                          FROM cycles.proposal
                          WHERE cycle_id = wanted.cycle_id AND position > wanted.after
                          ORDER BY position LIMIT wanted.row_count
                        ) AS found
                        ORDER BY page, position
                        """)
                    .bindArray(
                        "cycles", Long.class, wanted.stream().map(each -> each.cycleId()).toList())
                    .bindArray(
                        "afters", Integer.class, wanted.stream().map(each -> each.after()).toList())
                    .bindArray(
                        "rows",
                        Integer.class,
                        wanted.stream().map(each -> each.first() + 1).toList())
                    .map((row, _) -> Map.entry(row.getLong("page"), row(row)))
                    .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static ProposalPage.Row row(ResultSet row) throws SQLException {
    var fields = new HashMap<String, @Nullable Object>();
    for (var name : TEXTS) {
      fields.put(name, row.getObject(name));
    }
    fields.put("proposal_id", row.getLong("id"));
    fields.put("project_id", row.getObject("project_id", Long.class));
    fields.put("categories", List.of((String[]) row.getArray("categories").getArray()));
    fields.put("beneficiaries", List.of((String[]) row.getArray("beneficiaries").getArray()));
    fields.put("withdrawn", row.getBoolean("withdrawn") || isMarked(row.getBigDecimal("cost")));
    return new ProposalPage.Row(row.getInt("position"), row.getLong("id"), fields);
  }

  /** Whether the file that it came from says so, by its cost. */
  private static boolean isMarked(BigDecimal cost) {
    return cost.compareTo(CountedProposal.WITHDRAWN_COST) == 0;
  }
}
