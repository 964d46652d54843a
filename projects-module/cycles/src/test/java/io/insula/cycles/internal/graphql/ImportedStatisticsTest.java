package io.insula.cycles.internal.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.UnavailableException;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dataloader.Try;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Tests queries for imported cycles whose statistics no job has computed yet. */
@MicronautTest(transactional = false)
class ImportedStatisticsTest {
  private final ApiClient admin;
  private final CycleResultReader counted;
  private final Jdbi jdbi;

  ImportedStatisticsTest(CyclesOverHttp http, CycleResultReader counted, Jdbi jdbi) {
    this.admin = http.people().admin();
    this.counted = counted;
    this.jdbi = jdbi;
    // Removes the background job, which would compute the statistics before the query does.
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM kernel.jobs WHERE task_name = 'cycles.make-statistics'"));
  }

  @Test
  void a_query_computes_statistics_within_its_time_and_the_next_one_continues() {
    var cycles = imported(5);
    withoutStatistics(cycles);

    assertUnavailable(3, counted.of(cycles, budget(2)));
    assertThat(missing(cycles)).isEqualTo(3);
    assertUnavailable(1, counted.of(cycles, budget(2)));
    assertThat(missing(cycles)).isEqualTo(1);
    assertUnavailable(0, counted.of(cycles, budget(2)));
    assertUnavailable(0, counted.of(cycles, budget(0)));
  }

  /** Checks that this many of five cycles are unavailable, and that the others have statistics. */
  private static void assertUnavailable(int count, Map<Long, Try<CountedCycle>> found) {
    assertThat(found).hasSize(5);
    assertThat(found.values().stream().filter(Try::isFailure))
        .hasSize(count)
        .allSatisfy(
            each ->
                assertThat(each.getThrowable())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("still being computed. Retry"));
    assertThat(found.values().stream().filter(Try::isSuccess))
        .allSatisfy(each -> assertThat(each.get().results().statistics()).isNotNull());
  }

  @Test
  void a_list_of_fifty_imports_is_answered_with_all_their_statistics() {
    withoutStatistics(imported(50));

    var nodes =
        GraphQlCalls.data(admin, "{ cycles(first: 50) { nodes { statistics { voted } } } }")
            .at("/cycles/nodes");

    assertThat(nodes).hasSize(50);
    assertThat(nodes).allMatch(node -> node.at("/statistics/voted").longValue() == 5);
  }

  /**
   * Returns a time budget for this number of cycles: its clock advances by a second at each read.
   */
  private static TimeBudget budget(int cycles) {
    var now = new AtomicLong();
    return new TimeBudget(
        Duration.ofSeconds(cycles), () -> now.getAndAdd(Duration.ofSeconds(1).toNanos()));
  }

  private Set<Long> imported(int cycles) {
    return IntStream.range(0, cycles)
        .mapToObj(_ -> GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION)))
        .collect(Collectors.toSet());
  }

  private void withoutStatistics(Set<Long> cycles) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE cycles.result SET statistics = NULL WHERE cycle_id = ANY (:ids)")
                .bindArray("ids", Long.class, cycles)
                .execute());
  }

  private long missing(Set<Long> cycles) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM cycles.result WHERE cycle_id = ANY (:ids) AND statistics"
                        + " IS NULL")
                .bindArray("ids", Long.class, cycles)
                .mapTo(Long.class)
                .one());
  }
}
