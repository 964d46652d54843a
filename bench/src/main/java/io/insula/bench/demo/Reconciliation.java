package io.insula.bench.demo;

import io.insula.bench.server.Database;
import io.insula.bench.server.VoteCounterChecker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the database with the acknowledged writes. */
record Reconciliation(AcknowledgedWrites ledger, Database database) {
  private record Row(long project, String message) {}

  /** Returns all differences; empty if there are none. */
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    projects(complaints);
    threads(complaints);
    votes(complaints);
    counters(complaints);
    events(complaints);
    return complaints;
  }

  private void projects(List<String> complaints) {
    var stored =
        database.query("SELECT id FROM projects.project", row -> row.getLong(1)).stream()
            .collect(Collectors.toMap(id -> id, _ -> 1L));
    var expected = ledger.projects().keySet().stream().collect(Collectors.toMap(id -> id, _ -> 1L));
    compare("projects", expected, stored, complaints);
  }

  private void threads(List<String> complaints) {
    var stored =
        database
            .query(
                "SELECT project_id, message FROM threads.thread",
                row -> new Row(row.getLong(1), row.getString(2)))
            .stream()
            .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    var expected = new HashMap<Row, Long>();
    ledger
        .projects()
        .forEach(
            (project, messages) ->
                messages.forEach(message -> expected.put(new Row(project, message), 1L)));
    ledger.comments().forEach((message, project) -> expected.put(new Row(project, message), 1L));
    compare("threads", expected, stored, complaints);
  }

  private void votes(List<String> complaints) {
    var stored = new HashMap<AcknowledgedWrites.Ballot, Integer>();
    database
        .query(
            "SELECT thread_id, voter, value FROM threads.vote",
            row ->
                Map.entry(
                    new AcknowledgedWrites.Ballot(row.getLong(1), row.getString(2)), row.getInt(3)))
        .forEach(vote -> stored.put(vote.getKey(), vote.getValue()));
    var expected = new HashMap<>(ledger.votes());
    expected.values().removeIf(value -> value == 0);
    compare("votes", expected, stored, complaints);
  }

  private void counters(List<String> complaints) {
    var off = VoteCounterChecker.off(database);
    if (!off.isEmpty()) {
      complaints.add(
          "counters: these threads have counters that differ from their numbers of votes: " + off);
    }
  }

  /** Checks that the activity log has exactly one event for each project and for each thread. */
  private void events(List<String> complaints) {
    var counts =
        database
            .query(
                """
                SELECT message, count(*), count(DISTINCT id) FROM activity.event GROUP BY message
                """,
                row -> Map.entry(row.getString(1), List.of(row.getLong(2), row.getLong(3))))
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    var threads =
        (long) ledger.comments().size()
            + ledger.projects().values().stream().mapToLong(List::size).sum();
    var projects = (long) ledger.projects().size();
    var expected =
        new TreeMap<>(
            Map.of(
                "project proposed", List.of(projects, projects),
                "thread added", List.of(threads, threads)));
    compare("events", expected, counts, complaints);
  }

  private static <K, V> void compare(
      String what, Map<K, V> expected, Map<K, V> stored, List<String> complaints) {
    expected.forEach(
        (key, value) -> {
          if (!value.equals(stored.get(key))) {
            complaints.add(
                "%s: %s is %s and must be %s".formatted(what, key, stored.get(key), value));
          }
        });
    stored.forEach(
        (key, value) -> {
          if (!expected.containsKey(key)) {
            complaints.add("%s: %s (%s) was never acknowledged".formatted(what, key, value));
          }
        });
  }
}
