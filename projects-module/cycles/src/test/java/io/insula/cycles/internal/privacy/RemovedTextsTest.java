package io.insula.cycles.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.privacy.Person;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.kernel.privacy.PrivacySettings;
import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.texts", value = "remove")
class RemovedTextsTest {
  private final CyclesOverHttp http;
  private final Cycles cycles;
  private final Jdbi jdbi;
  private final CyclesPersonalData data;
  private final ApiClient admin;
  private final String path;
  private final long cycleId;

  RemovedTextsTest(CyclesOverHttp http, Cycles cycles, Jdbi jdbi, CyclesPersonalData data) {
    this.http = http;
    this.cycles = cycles;
    this.jdbi = jdbi;
    this.data = data;
    this.admin = http.people().admin();
    this.path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("public", true)));
    this.cycleId = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void the_name_of_a_proposal_is_removed_and_its_published_count_can_still_be_checked() {
    var circus = propose("Wolf circus", "ade");
    var benches = propose("Benches", "bea");
    var change = Map.of("name", "Wolf circus 2", "cost", 12.50, "reason", "A second wolf");
    admin.patch(path + "/proposals/" + circus, change).expect(200);
    move("refinement", "voting");
    cast("vera", circus);
    cast("viktor", circus, benches);
    move("implementation");
    admin.post(path + "/phase", Map.of("phase", "voting", "reason", "A mistake")).expect(200);
    cast("wim", benches);
    move("implementation");
    var before = published();
    var revision = cycles.get(cycleId).revision();

    data.erase(new Person("ade", null));
    data.erase(new Person("ade", null));

    assertThat(before).first().asString().contains("\"Wolf circus 2\"");
    assertThat(published())
        .isEqualTo(
            before.stream()
                .map(body -> body.replace("Wolf circus 2", "removed " + circus))
                .toList());
    assertThat(everythingStored()).doesNotContain("Wolf").contains("Benches", "A mistake");
    var changed = admin.get(path + "/proposals/" + circus + "/changes").expect(200).json();
    assertThat(changed.at("/changes/0/before/name").textValue()).isEqualTo("removed " + circus);
    assertThat(changed.at("/changes/0/after/cost").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(cycles.get(cycleId).revision()).isNotEqualTo(revision);
  }

  @Test
  void the_reasons_and_notes_of_an_admin_are_removed_except_that_of_a_changed_result() {
    admin.put(path + "/admins", Map.of("usernames", List.of("kim"))).expect(200);
    var kim = http.people().member("kim");
    var benches = propose("Benches", "bea");
    var bins = propose("Bins", "bea");
    var lamps = propose("Lamps", "bea");
    var proposal = path + "/proposals/" + benches;
    kim.patch(proposal, Map.of("cost", 11, "reason", "Kim on the cost")).expect(200);
    kim.post(path + "/proposals/" + bins + "/withdraw", Map.of("reason", "Kim on bins"))
        .expect(200);
    var duplicate = Map.of("reason", "A duplicate");
    kim.patch(path + "/proposals/" + lamps, Map.of("cost", 12, "reason", "A duplicate"))
        .expect(200);
    admin.post(path + "/proposals/" + lamps + "/withdraw", duplicate).expect(200);
    move("refinement");
    kim.post(path + "/phase", Map.of("phase", "planning", "reason", "Kim on phases")).expect(200);
    move("refinement", "voting");
    cast("vera", benches);
    move("implementation");
    kim.put(proposal + "/implementation", Map.of("status", "done", "note", "Kim on it"))
        .expect(200);
    kim.put(path + "/override", Map.of("selected", List.of(benches), "reason", "Kim on the result"))
        .expect(200);

    data.erase(new Person("kim", null));

    assertThat(everythingStored().replace("Kim on the result", "")).doesNotContain("Kim on");
    assertThat(admin.get(path + "/results").expect(200).json().at("/override/reason").textValue())
        .isEqualTo("Kim on the result");
    var noted = admin.get(proposal + "/implementation").expect(200).json();
    assertThat(noted.at("/notes/0/status").textValue()).isEqualTo("done");
    assertThat(noted.at("/notes/0/note").isNull()).isTrue();
    assertThat(withdrawnReason(lamps)).isEqualTo("A duplicate");
  }

  @Test
  void texts_are_removed_without_a_lock_on_the_open_votes_of_others() throws Exception {
    propose("Yak circus", "yan");
    var others = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of()));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor();
        var voting = jdbi.open()) {
      voting.begin();
      voting.execute(
          "SELECT FROM cycles.cycle WHERE id = ? FOR UPDATE",
          Long.parseLong(others.substring(others.lastIndexOf('/') + 1)));
      var erasure = executor.submit(() -> data.erase(new Person("yan", null)));

      await().untilAsserted(() -> assertThat(everythingStored()).doesNotContain("Yak", "yan"));
      assertThat(erasure.isDone()).isFalse();

      voting.rollback();
      erasure.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void texts_stay_if_the_operator_keeps_them() {
    propose("Elk circus", "ida");
    var keep =
        new PrivacySettings(PrivacySettings.Texts.KEEP, Duration.ZERO, 1, Duration.ofMinutes(1));

    new PersonalTexts(jdbi, keep).remove("ida");

    assertThat(everythingStored()).contains("Elk circus");
  }

  private String withdrawnReason(long proposalId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT withdrawn_reason FROM cycles.proposal WHERE id = ?")
                .bind(0, proposalId)
                .mapTo(String.class)
                .one());
  }

  private long propose(String name, String by) {
    return cycles.addProposal(
        new NewProposal(cycleId, System.nanoTime(), name, BigDecimal.TEN, List.of(), by));
  }

  private void move(String... phases) {
    for (var phase : phases) {
      admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
    }
  }

  private void cast(String voter, Long... proposals) {
    var votes = List.of(proposals).stream().map(id -> Map.of("proposal_id", id)).toList();
    http.people().member(voter).put(path + "/ballot", Map.of("votes", votes)).expect(200);
  }

  private List<String> published() {
    return List.of("/results", "/receipts").stream()
        .map(route -> admin.get(path + route).expect(200).body())
        .toList();
  }

  private String everythingStored() {
    return jdbi.withHandle(
        handle -> {
          var rows = new ArrayList<String>();
          handle
              .createQuery(
                  "SELECT table_name FROM information_schema.tables WHERE table_schema = 'cycles'")
              .mapTo(String.class)
              .list()
              .forEach(
                  table ->
                      rows.addAll(
                          handle
                              .createQuery("SELECT t::text FROM cycles." + table + " t")
                              .mapTo(String.class)
                              .list()));
          return String.join("\n", rows);
        });
  }
}
