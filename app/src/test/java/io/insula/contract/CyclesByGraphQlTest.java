package io.insula.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.contract.ContractElections;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that reports get the same data of cycles in two ways: from the app in the same process, and
 * through GraphQL from another process. The other process has demo data.
 */
@Tag("processes")
class CyclesByGraphQlTest {
  private static ServerProcess server;
  private static ApplicationContext beside;
  private static ApplicationContext elsewhere;
  private static CycleSource local;
  private static CycleSource remote;
  private static TestUsers people;

  @BeforeAll
  static void start() {
    var database = TestDatabase.create();
    server =
        ServerProcess.start(
                ServerProcess.Settings.standard()
                    .on(database)
                    .with("INSULA_DEVELOPMENT", "true")
                    .with("INSULA_REPORTING_SCHEDULE_ENABLED", "false"))
            .awaitReady();
    people = TestUsers.of(server.uri());
    beside =
        context(
            Map.of(
                "insula.hosted-apps", "reporting,cycles,membership",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.username(),
                "datasources.default.password", database.password()));
    elsewhere =
        context(
            Map.of(
                "insula.hosted-apps",
                "reporting",
                "insula.reporting.source",
                "graphql",
                "insula.reporting.graphql.url",
                server.uri() + "/graphql",
                "insula.reporting.graphql.token",
                adminToken()));
    local = beside.getBean(CycleSource.class);
    remote = elsewhere.getBean(CycleSource.class);
  }

  @AfterAll
  static void stop() {
    elsewhere.close();
    beside.close();
    server.close();
  }

  private static ApplicationContext context(Map<String, Object> properties) {
    var all = new HashMap<>(properties);
    all.put("micronaut.server.port", -1);
    all.put("insula.reporting.schedule.enabled", false);
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(all)
        .start();
  }

  private static String adminToken() {
    var admin = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var answer = people.nobody().post("/login", admin).expect(200).json();
    return answer.required("access_token").textValue();
  }

  @Test
  void the_active_cycles_of_the_demo_are_equal_an_open_vote_and_a_counted_one() {
    var active = remote.active(null);

    assertThat(active).isEqualTo(local.active(null));
    assertThat(active)
        .extracting(Cycle::phase)
        .contains(CyclePhase.VOTING, CyclePhase.IMPLEMENTATION);
    assertThat(remote.active("kedamono")).isNotEmpty().isEqualTo(local.active("kedamono"));
    active.forEach(cycle -> assertSame(cycle.id()));
  }

  @Test
  void an_imported_election_is_equal_except_for_fields_of_its_file() {
    var id = new CyclesWebClient(people.admin()).upload(ContractElections.SMALL);

    assertThat(parts(remote, id).stream().map(CyclesByGraphQlTest::withoutPlace).toList())
        .isEqualTo(parts(local, id).stream().map(CyclesByGraphQlTest::withoutPlace).toList());
  }

  /**
   * Removes the currency, unit and subunit from the head of a snapshot. They come from the META
   * section of an imported file. GraphQL does not return them, and neither does the route of a
   * cycle.
   */
  private static SnapshotPart withoutPlace(SnapshotPart part) {
    if (!(part instanceof SnapshotHead head)) {
      return part;
    }
    var cycle = head.cycle();
    var nowhere =
        new Cycle(
            cycle.id(),
            cycle.name(),
            null,
            null,
            null,
            cycle.budget(),
            cycle.ballotType(),
            cycle.phase(),
            cycle.isPublic(),
            cycle.createdAt(),
            cycle.closedAt(),
            cycle.ballots(),
            cycle.revision(),
            cycle.admins());
    return new SnapshotHead(
        nowhere, head.takenAt(), head.turnout(), head.outcome(), head.statistics());
  }

  @Test
  void a_cycle_that_nobody_voted_in_yet_is_equal() {
    assertSame(new CyclesWebClient(people.admin()).open());
  }

  @Test
  void a_cycle_of_several_pages_is_equal() {
    var file =
        """
        META
        key;value
        description;Large
        num_projects;450
        num_votes;900
        budget;10000
        vote_type;approval
        rule;greedy
        PROJECTS
        project_id;cost;name
        %s
        VOTES
        voter_id;vote
        %s
        """
            .formatted(
                lines(450, i -> i + ";" + (i + 100) + ";Playground " + i),
                lines(900, i -> i + ";" + (i % 450 + 1)));
    var id = new CyclesWebClient(people.admin()).upload(file);

    assertSame(id);
    assertThat(parts(remote, id)).hasSizeGreaterThan(900);
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  @Test
  void a_missing_cycle_is_not_found() {
    for (var source : List.of(local, remote)) {
      assertThatExceptionOfType(CycleNotFoundException.class)
          .isThrownBy(() -> source.get(987_654_321));
      assertThatExceptionOfType(CycleNotFoundException.class)
          .isThrownBy(() -> parts(source, 987_654_321));
    }
  }

  private static void assertSame(long cycleId) {
    assertThat(remote.get(cycleId)).isEqualTo(local.get(cycleId));
    assertThat(parts(remote, cycleId)).isEqualTo(parts(local, cycleId));
  }

  /**
   * Reads the parts of a snapshot, and replaces the time in the head by a fixed one, because the
   * snapshots of two sources differ in this time.
   */
  private static List<SnapshotPart> parts(CycleSource source, long cycleId) {
    try (var parts = source.snapshot(cycleId)) {
      return parts.map(CyclesByGraphQlTest::withoutTime).toList();
    }
  }

  private static SnapshotPart withoutTime(SnapshotPart part) {
    return part instanceof SnapshotHead head
        ? new SnapshotHead(
            head.cycle(), Instant.EPOCH, head.turnout(), head.outcome(), head.statistics())
        : part;
  }
}
