package io.insula.activity.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.activity.EventFilter;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class IndexUseTest {
  private static final int ROWS = 60_000;

  @Inject Jdbi jdbi;

  /**
   * Stores events of a hundred components, six environments and six hundred people. One message in
   * a thousand contains the word {@code needle}.
   */
  private void fill() {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "INSERT INTO activity.event SELECT now() + i * interval '1 ms', gen_random_uuid(),"
                  + " 'component-' || i % 100, 'environment-' || i % 6, 'user-' || i % 600 ||"
                  + " '@x.org', 'message ' || i || CASE WHEN i % 1000 = 0 THEN ' needle' ELSE ''"
                  + " END, '{}' FROM generate_series(1, ?) AS i",
              ROWS);
          // Does what autovacuum does later. Otherwise new entries would still be in the pending
          // list of the trigram index, and PostgreSQL would consider the index expensive.
          handle.execute("VACUUM ANALYZE activity.event");
        });
  }

  @Test
  void every_combination_of_filters_uses_an_index() {
    fill();
    var middle = Instant.now().plusSeconds(30);
    var later = middle.plusSeconds(10);
    var filters =
        List.of(
            EventFilter.NONE,
            new EventFilter("user-7@x.org", null, null, null, null, null),
            new EventFilter(null, "environment-1", null, null, null, null),
            new EventFilter(null, "nowhere", null, null, null, null),
            new EventFilter(null, null, "component-7", null, null, null),
            new EventFilter(null, null, null, "needle", null, null),
            new EventFilter(null, null, null, "no such word", null, null),
            new EventFilter(null, null, null, null, middle, null),
            new EventFilter(null, null, null, null, null, middle),
            new EventFilter(null, "environment-1", "component-7", "message", middle, null),
            new EventFilter(
                "user-7@x.org", "environment-1", "component-7", "needle", null, middle));

    for (var planning : List.of("force_custom_plan", "force_generic_plan")) {
      for (var filter : filters) {
        for (var access : EventAccess.values()) {
          var name = planning + " " + access + " " + filter;
          assertUsesAnIndex(name, planning, EventSelect.newestFirst(filter, access, null));
          assertUsesAnIndex(name, planning, EventSelect.newestFirst(filter, access, later));
        }
      }
      assertUsesAnIndex("stream", planning, EventSelect.oldestFirst(middle));
    }
  }

  @Test
  void messages_are_found_by_the_trigram_index_and_by_the_index_of_search_forms() {
    fill();
    for (var text : List.of("needle", "no such word", "sky in kiosks", "needl\u00e9")) {
      var query =
          EventSelect.newestFirst(
              new EventFilter(null, null, null, text, null, null), EventAccess.ALL, null);

      assertThat(plan("force_custom_plan", query, 51))
          .as(text)
          .anyMatch(line -> line.contains(" on " + filled() + "_message_idx"))
          .anyMatch(line -> line.contains(indexOfSearchForms()));
    }
  }

  private String indexOfSearchForms() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT indexrelid::regclass::text FROM pg_index"
                        + " WHERE indpred IS NOT NULL AND indrelid ="
                        + " (SELECT tableoid FROM activity.event LIMIT 1)")
                .mapTo(String.class)
                .one()
                .replace("activity.", ""));
  }

  @Test
  void an_export_of_one_component_or_user_reads_only_its_own_part_of_the_log() {
    fill();
    var later = Instant.now().plusSeconds(40);
    var indexes =
        Map.of(
            new EventFilter(null, null, "component-7", null, null, null),
                "_component_created_at_idx",
            new EventFilter("user-7@x.org", null, null, null, null, null), "_email_created_at_idx");

    for (var planning : List.of("force_custom_plan", "force_generic_plan")) {
      indexes.forEach(
          (filter, index) -> {
            for (var before : Arrays.asList(null, later)) {
              var query = EventSelect.newestFirst(filter, EventAccess.WITHOUT_SECURITY, before);
              assertThat(plan(planning, query, EventChunk.MAX_ROWS + 1))
                  .as(planning + " " + filter + " " + before)
                  .anyMatch(line -> line.contains(filled() + index))
                  .noneMatch(line -> line.contains("Seq Scan on " + filled()))
                  .noneMatch(line -> line.contains(filled() + "_created_at_idx"));
            }
          });
    }
  }

  /**
   * @param planning the value of {@code plan_cache_mode}: {@code force_custom_plan} makes a plan
   *     for this call, {@code force_generic_plan} one plan for all calls
   */
  private void assertUsesAnIndex(String name, String planning, EventSelect query) {
    for (var rows : List.of(2, 51)) {
      var plan = plan(planning, query, rows);
      // Checks only the partition with events; the partitions made ahead are empty and need no
      // index.
      assertThat(plan).as(name).noneMatch(line -> line.contains("Seq Scan on " + filled()));
      assertThat(plan).as(name).anyMatch(line -> line.contains("Index"));
    }
  }

  private List<String> plan(String planning, EventSelect query, int rows) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("SET LOCAL plan_cache_mode = " + planning);
          return query
              .bindTo(handle.createQuery("EXPLAIN " + query.sql(rows, 1 << 20)))
              .mapTo(String.class)
              .list();
        });
  }

  private String filled() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT relname FROM pg_class WHERE oid ="
                        + " (SELECT tableoid FROM activity.event LIMIT 1)")
                .mapTo(String.class)
                .one());
  }
}
