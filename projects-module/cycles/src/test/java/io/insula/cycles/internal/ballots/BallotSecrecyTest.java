package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class BallotSecrecyTest {
  private static final String VOTER = "zenobia";

  private final CyclesOverHttp http;
  private final Jdbi jdbi;

  @Inject List<PersonalData> apps;

  BallotSecrecyTest(CyclesOverHttp http, Jdbi jdbi) {
    this.http = http;
    this.jdbi = jdbi;
  }

  @Test
  void a_dump_of_the_database_links_no_voter_to_a_ballot_or_its_time() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("who", "roster"), 10, 20);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.roster_entry (cycle_id, username) VALUES (?, ?)",
                cycle.id(),
                VOTER));
    var voter =
        http.people().member(VOTER).withHeader("Idempotency-Key", UUID.randomUUID().toString());
    var before = dump();

    var first = cycle.cast(voter, 0).expect(200).json().get("receipt").textValue();
    var last = cycle.cast(voter, 1).expect(200).json().get("receipt").textValue();
    voter.get(cycle.path() + "/ballot").expect(200);

    var added = new ArrayList<>(dump());
    added.removeAll(before);
    assertThat(added).isNotEmpty().allMatch(row -> !row.contains(VOTER));
    assertThat(added).noneMatch(row -> row.contains(first));
    assertThat(added)
        .filteredOn(row -> row.contains(last))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("cycles.cast_ballot "));
  }

  @Test
  void an_idempotency_key_stores_no_receipt_with_the_admin_who_entered_a_paper_ballot() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var admin = cycle.admin().withHeader("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> ballot = Map.of("number", "P-1", "votes", cycle.naming(0).get("votes"));

    var receipt =
        admin
            .post(cycle.path() + "/paper-ballots", ballot)
            .expect(201)
            .json()
            .get("receipt")
            .textValue();

    assertThat(dump())
        .filteredOn(row -> row.contains(receipt))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("cycles.paper_ballot "));
  }

  @Test
  void no_table_stores_the_time_of_a_ballot_finer_than_an_hour() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var voter = http.people().member(VOTER);
    var cast = cycle.cast(voter, 0).expect(200).json();
    var own = voter.get(cycle.path() + "/ballot").expect(200).json();

    assertThat(cast.get("cast_at").textValue()).endsWith(":00:00Z").isEqualTo(timeOf(own));
    assertThat(kept(cycle, "date_trunc('hour', cast_at, 'UTC') = cast_at")).containsOnly("true");
  }

  private static String timeOf(JsonNode ballot) {
    return ballot.get("cast_at").textValue();
  }

  @Test
  void after_the_close_and_an_erasure_rows_are_sorted_by_digest_and_from_one_transaction() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    for (var number = 0; number < 20; number++) {
      cycle.cast(http.people().member("in-turn-" + number), 0).expect(200);
    }
    var receipts = Set.copyOf(kept(cycle, "encode(receipt, 'hex')"));
    assertThat(Set.copyOf(kept(cycle, "xmin::text"))).hasSizeGreaterThan(1);

    cycle.move("implementation");
    assertSorted(cycle, receipts);
    erase("in-turn-7");

    assertSorted(cycle, receipts);
  }

  private void assertSorted(VotingCycle cycle, Set<String> receipts) {
    assertThat(Set.copyOf(kept(cycle, "xmin::text"))).hasSize(1);
    assertThat(Set.copyOf(kept(cycle, "encode(receipt, 'hex')"))).isEqualTo(receipts).hasSize(20);
    kept(cycle, "(ctid::text::point)[0]::text || ' ' || encode(voter, 'hex')").stream()
        .collect(Collectors.groupingBy(row -> row.split(" ")[0]))
        .values()
        .forEach(rowsOfOneBlock -> assertThat(rowsOfOneBlock).isSorted());
  }

  private void erase(String username) {
    var personal =
        apps.stream().filter(app -> app.app().equals("cycles")).findFirst().orElseThrow();
    personal.erase(new Person(username, null));
  }

  /**
   * Returns the value of an SQL expression for each ballot of a cycle. The values are in the
   * physical order of the rows, in which a dump writes them.
   */
  private List<String> kept(VotingCycle cycle, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT (%s)::text FROM cycles.cast_ballot WHERE cycle_id = ? ORDER BY ctid"
                        .formatted(value))
                .bind(0, cycle.id())
                .mapTo(String.class)
                .list());
  }

  /** Returns all rows of all tables, each prefixed with the name of its table. */
  private List<String> dump() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT table_schema || '.' || table_name FROM information_schema.tables
                    WHERE table_type = 'BASE TABLE'
                      AND table_schema NOT IN ('pg_catalog', 'information_schema')
                    """)
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(
                    table ->
                        handle
                            .createQuery("SELECT CAST(each AS text) FROM " + table + " AS each")
                            .mapTo(String.class)
                            .map(row -> (table + " " + row).toLowerCase(Locale.ROOT))
                            .list()
                            .stream())
                .toList());
  }
}
