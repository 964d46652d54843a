package io.insula.cycles.internal.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.membership.contract.InMemoryAccountDirectory;
import io.insula.testkit.ApiClient;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SnapshotRevisionFactoryTest {
  private final CyclesOverHttp http;
  private final Cycles cycles;
  private final InMemoryAccountDirectory accounts;
  private final EmbeddedServer server;
  private final Jdbi jdbi;
  private final ApiClient admin;

  SnapshotRevisionFactoryTest(
      CyclesOverHttp http,
      Cycles cycles,
      InMemoryAccountDirectory accounts,
      EmbeddedServer server,
      Jdbi jdbi) {
    this.http = http;
    this.cycles = cycles;
    this.accounts = accounts;
    this.server = server;
    this.jdbi = jdbi;
    this.admin = http.people().admin();
  }

  @AfterEach
  void heal() {
    accounts.heal();
  }

  @Test
  void the_revision_changes_with_each_kind_of_change_and_with_nothing_else() {
    var cycle = new Walk(CyclesOverHttp.changed(Map.of("who", "roster")));

    cycle.changes("name", () -> admin.patch(cycle.path, Map.of("name", "Other")).expect(200));
    cycle.changes("proposal entered", () -> cycle.propose("Trees"));
    var trees = cycle.lastProposal;
    cycle.changes("another one", () -> cycle.propose("Benches"));
    var benches = cycle.lastProposal;
    cycle.propose("Bushes");
    var bushes = cycle.lastProposal;
    cycle.propose("Bins");
    var bins = cycle.lastProposal;
    cycle.changes("cost", () -> cycle.patch(trees, Map.of("cost", 12)));
    cycle.changes("withdrawal", () -> cycle.post("/proposals/" + bins + "/withdraw", Map.of()));
    var merger = Map.of("into", trees, "from", List.of(bushes), "reason", "The same");
    cycle.changes("merger", () -> cycle.post("/proposals/merge", merger));
    cycle.changes("admins", () -> cycle.put("/admins", Map.of("usernames", List.of("ana", "bo"))));
    cycle.keeps(
        "same admins", () -> cycle.put("/admins", Map.of("usernames", List.of("BO", "ana"))));
    cycle.changes("erased admin", () -> personal().erase(new Person("bo", null)));
    cycle.keeps("erased stranger", () -> personal().erase(new Person("stranger", null)));

    // The number of eligible voters is not visible before voting opens.
    cycle.shows("early roster", false, () -> cycle.roster("vera", "wim"));
    cycle.changes("refinement", () -> cycle.move("refinement"));
    cycle.changes("planning again", () -> cycle.moveBack("planning"));
    cycle.move("refinement");
    cycle.changes("voting", () -> cycle.move("voting"));

    cycle.changes("roster", () -> cycle.roster("vera", "wim", "xenia"));
    cycle.changes("codes", () -> cycle.create("/codes", Map.of("count", 2)));
    var vera = http.people().member("vera");
    var ballot = Map.of("votes", List.of(Map.of("proposal_id", trees)));
    var other = Map.of("votes", List.of(Map.of("proposal_id", benches)));
    cycle.changes("ballot", () -> vera.put(cycle.path + "/ballot", ballot).expect(200));
    cycle.keeps("ballot recast", () -> vera.put(cycle.path + "/ballot", other).expect(200));
    cycle.changes("ballot withdrawn", () -> vera.delete(cycle.path + "/ballot").expect(204));
    cycle.changes("ballot again", () -> vera.put(cycle.path + "/ballot", other).expect(200));
    cycle.changes("erased voter", () -> personal().erase(new Person("vera", null)));
    var paper = Map.of("number", "1", "votes", List.of(Map.of("proposal_id", trees)));
    cycle.changes("ballot on paper", () -> cycle.create("/paper-ballots", paper));
    cycle.changes(
        "withdrawal in voting",
        () -> cycle.post("/proposals/" + benches + "/withdraw", Map.of("reason", "Forbidden")));

    cycle.changes("count", () -> cycle.move("implementation"));
    cycle.keeps("results read", () -> admin.get(cycle.path + "/results").expect(200));
    var override = Map.of("selected", List.of(trees), "reason", "By the board");
    cycle.changes("override", () -> cycle.put("/override", override));
    var done = Map.<String, Object>of("status", "done", "note", "Planted");
    cycle.changes("note", () -> cycle.put("/proposals/" + trees + "/implementation", done));
    cycle.changes("late proposal", () -> cycle.propose("Late"));
    cycle.changes("vote open again", () -> cycle.moveBack("voting"));
    cycle.changes("recount", () -> cycle.move("implementation"));
    cycle.changes("close", () -> cycle.move("closed"));
    cycle.keeps("all read", () -> cycles.list(CycleFilter.ALL, new PageRequest(10, null)));

    assertThat(cycle.seen).hasSizeGreaterThan(25);
    for (var one : cycle.seen) {
      assertThat(cycle.seen)
          .filteredOn(each -> each.revision().equals(one.revision()))
          .allMatch(each -> each.parts().equals(one.parts()));
    }
  }

  @Test
  void the_revision_changes_with_the_accounts_while_all_accounts_may_vote() {
    var cycle = new Walk(CyclesOverHttp.NEW_CYCLE);
    cycle.keeps("an account in planning", this::makeAccount);
    cycle.move("refinement");
    cycle.move("voting");

    cycle.changes("an account in voting", this::makeAccount);

    cycle.move("implementation");
    cycle.keeps("an account after the count", this::makeAccount);
  }

  @Test
  void if_accounts_cannot_be_counted_the_number_of_eligible_voters_is_unknown() {
    var cycle = new Walk(CyclesOverHttp.NEW_CYCLE);
    cycle.move("refinement");
    cycle.move("voting");
    var known = ComparableSnapshot.of(cycles, cycle.id);
    accounts.onCount(
        () -> {
          throw new UnavailableException("Nobody there", Duration.ofSeconds(1), null);
        });

    var unknown = ComparableSnapshot.of(cycles, cycle.id);

    assertThat(((SnapshotHead) unknown.parts().getFirst()).turnout())
        .satisfies(turnout -> assertThat(turnout.eligible()).isNull())
        .satisfies(turnout -> assertThat(turnout.voted()).isZero());
    assertThat(unknown.revision()).isNotEqualTo(known.revision());
    assertThat(cycles.get(cycle.id).revision()).isEqualTo(unknown.revision());
    accounts.heal();
    assertThat(ComparableSnapshot.of(cycles, cycle.id)).isEqualTo(known);
  }

  @Test
  void computing_the_statistics_of_an_import_does_not_change_its_revision() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    var id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    var before = ComparableSnapshot.of(cycles, id);

    admin.get(path + "/results").expect(200);

    assertThat(ComparableSnapshot.of(cycles, id)).isEqualTo(before);
  }

  @Test
  void a_page_of_many_cycles_takes_as_many_statements_as_a_page_of_few() {
    for (var i = 0; i < 10; i++) {
      var cycle = new Walk(CyclesOverHttp.NEW_CYCLE);
      cycle.move("refinement");
      cycle.move("voting");
    }

    assertThat(statementsOfPage(10)).hasSameSizeAs(statementsOfPage(2)).hasSize(2);
  }

  private List<String> statementsOfPage(int size) {
    var statements = new CopyOnWriteArrayList<String>();
    var config = jdbi.getConfig(SqlStatements.class);
    var before = config.getSqlLogger();
    config.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext statement) {
            if (statement.getRawSql().contains("cycles.cycle")) {
              statements.add(statement.getRawSql());
            }
          }
        });
    try {
      assertThat(cycles.list(CycleFilter.ACTIVE, new PageRequest(size, null)).items())
          .hasSize(size)
          .extracting(Cycle::revision)
          .allMatch(revision -> revision.contains("-"));
    } finally {
      config.setSqlLogger(before);
    }
    return List.copyOf(statements);
  }

  private PersonalData personal() {
    return server.getApplicationContext().getBeansOfType(PersonalData.class).stream()
        .filter(each -> each.app().equals("cycles"))
        .findFirst()
        .orElseThrow();
  }

  private void makeAccount() {
    var csv = "username,email,group,password\nu-" + System.nanoTime() + ",,,a long password\n";
    assertThat(accounts.importMembers(csv.getBytes(UTF_8), "root")).isEqualTo(1);
  }

  /** A cycle that the test changes and moves through its phases. */
  private final class Walk {
    private final String path;
    private final long id;
    private final List<ComparableSnapshot> seen = new ArrayList<>();
    private long lastProposal;

    Walk(Map<String, Object> settings) {
      this.path = CyclesOverHttp.opened(admin, settings);
      this.id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Makes a change that is visible in a snapshot, and asserts a new revision. */
    void changes(String what, Runnable change) {
      var before = ComparableSnapshot.of(cycles, id);
      shows(what, true, change);
      var after = ComparableSnapshot.of(cycles, id);
      assertThat(after.revision()).as(what).isNotEqualTo(before.revision());
      seen.add(after);
      assertThat(cycles.get(id).revision()).isEqualTo(after.revision());
      assertThat(cycles.list(CycleFilter.ALL, new PageRequest(1, id + 1)).items())
          .containsExactly(cycles.get(id));
      var query = Map.of("query", "{ cycle(id: %d) { revision } }".formatted(id));
      assertThat(admin.post("/graphql", query).expect(200).json().at("/data/cycle/revision"))
          .hasToString('"' + after.revision() + '"');
    }

    /** Makes a change that is not visible, and asserts the same revision. */
    void keeps(String what, Runnable change) {
      var before = ComparableSnapshot.of(cycles, id).revision();
      shows(what, false, change);
      assertThat(ComparableSnapshot.of(cycles, id).revision()).as(what).isEqualTo(before);
    }

    private void shows(String what, boolean shown, Runnable change) {
      var before = ComparableSnapshot.of(cycles, id).parts();
      change.run();
      var after = ComparableSnapshot.of(cycles, id).parts();
      assertThat(after.equals(before)).as(what).isEqualTo(!shown);
    }

    void propose(String name) {
      lastProposal =
          cycles.addProposal(
              new NewProposal(id, System.nanoTime(), name, BigDecimal.TEN, List.of(), "ade"));
    }

    void patch(long proposalId, Map<String, Object> change) {
      admin.patch(path + "/proposals/" + proposalId, change).expect(200);
    }

    void put(String route, Map<String, Object> body) {
      admin.put(path + route, body).expect(200);
    }

    void post(String route, Map<String, Object> body) {
      admin.post(path + route, body).expect(200);
    }

    void create(String route, Map<String, Object> body) {
      admin.post(path + route, body).expect(201);
    }

    void move(String phase) {
      post("/phase", Map.of("phase", phase));
    }

    void moveBack(String phase) {
      post("/phase", Map.of("phase", phase, "reason", "A mistake"));
    }

    void roster(String... names) {
      var csv = "username,group\n" + String.join(",\n", names) + ",\n";
      admin.send("PUT", path + "/roster", "text/csv", csv.getBytes(UTF_8)).expect(200);
    }
  }
}
