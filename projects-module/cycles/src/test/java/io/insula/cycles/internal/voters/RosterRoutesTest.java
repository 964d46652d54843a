package io.insula.cycles.internal.voters;

import static io.insula.cycles.internal.voters.VotersOverHttp.fieldsOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.idOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.moveTo;
import static io.insula.cycles.internal.voters.VotersOverHttp.putRoster;
import static io.insula.cycles.internal.voters.VotersOverHttp.roster;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterRoutesTest {
  private static final String HEADER = "username,group\n";

  @Inject CyclesOverHttp http;
  @Inject BallotInserter ballots;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private ApiClient admin;
  private String path;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
      admin = people.admin();
    }
    path = VotersOverHttp.openedWithRoster(admin);
  }

  @Test
  void a_roster_is_kept_in_the_order_of_its_file_with_names_in_lower_case() {
    var answer = putRoster(admin, path, HEADER + "Zoe,7b\n anna , \nbob,\"7a, \"\"blue\"\"\"\n");

    assertThat(answer.expect(200).json().required("entries").longValue()).isEqualTo(3);
    assertThat(roster(admin, path)).containsExactly("zoe/7b", "anna/null", "bob/7a, \"blue\"");
  }

  @Test
  void a_group_is_the_same_in_any_encoding() {
    putRoster(admin, path, HEADER + "zoe,Caf\u00e9\nanna,Cafe\u0301\n").expect(200);

    assertThat(roster(admin, path)).containsExactly("zoe/Caf\u00e9", "anna/Caf\u00e9");
  }

  @Test
  void a_group_is_the_same_with_any_spaces_and_zero_width_characters() {
    putRoster(admin, path, HEADER + "zoe,7\u00a0a\nanna,7  a\u200b\nbob,\u20037\u00ad a\n")
        .expect(200);

    assertThat(roster(admin, path)).containsExactly("zoe/7 a", "anna/7 a", "bob/7 a");
  }

  @Test
  void a_group_is_checked_in_its_normal_form() {
    var wide = "g".repeat(100) + "\u200b";
    putRoster(admin, path, HEADER + "zoe,\ufe0f\nanna,\u2800\u00ad\nbob," + wide + "\n")
        .expect(200);

    assertThat(roster(admin, path))
        .containsExactly("zoe/null", "anna/null", "bob/" + "g".repeat(100));
    putRoster(admin, path, HEADER + "zoe,\u202e7a\n").expect(400);
  }

  @Test
  void a_roster_with_the_apostrophes_of_a_downloaded_file_is_the_same_roster() {
    putRoster(admin, path, HEADER + "'-zoe,'-A\nanna,'＝7\nbob,''@x\ncleo,'a\n").expect(200);

    assertThat(roster(admin, path)).containsExactly("-zoe/-A", "anna/＝7", "bob/'@x", "cleo/'a");
  }

  @Test
  void a_new_roster_replaces_the_old_one_in_every_phase_until_the_count() {
    putRoster(admin, path, HEADER + "anna,\nbob,\n").expect(200);
    putRoster(admin, path, HEADER + "bob,7a\ncleo,\n").expect(200);
    assertThat(roster(admin, path)).containsExactly("bob/7a", "cleo/null");

    moveTo(admin, path, "refinement");
    putRoster(admin, path, HEADER + "dora,\n").expect(200);
    moveTo(admin, path, "voting");
    putRoster(admin, path, HEADER + "emil,\n").expect(409);
    assertThat(roster(admin, path)).containsExactly("dora/null");
    putRoster(admin, path, HEADER + "emil,\nDora,7b\n").expect(200);
    moveTo(admin, path, "implementation");
    putRoster(admin, path, HEADER + "finn,\n").expect(409);
    assertThat(roster(admin, path)).containsExactly("emil/null", "dora/7b");
    putRoster(admin, path, HEADER + "finn,no").expect(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"roster", "accounts"})
  void after_a_count_the_groups_cannot_be_changed(String who) {
    var cycle = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", who)));
    putRoster(admin, cycle, HEADER + "anna,7a\nbob,\n").expect(200);
    moveTo(admin, cycle, "refinement", "voting", "implementation");
    var back = Map.of("phase", "voting", "reason", "A mistake");
    admin.post(cycle + "/phase", back).expect(200);

    putRoster(admin, cycle, HEADER + "anna,7b\nbob,\n").expect(409);
    putRoster(admin, cycle, HEADER + "anna,7a\nbob,7a\n").expect(409);
    putRoster(admin, cycle, HEADER + "anna,\nbob,\n").expect(409);
    putRoster(admin, cycle, HEADER + "bob,\n").expect(409);
    assertThat(roster(admin, cycle)).containsExactly("anna/7a", "bob/null");
    putRoster(admin, cycle, HEADER + "cleo,7b\nbob,\nanna,7a\n").expect(200);
    assertThat(roster(admin, cycle)).containsExactly("cleo/7b", "bob/null", "anna/7a");
  }

  @Test
  void a_roster_can_have_no_groups_and_be_empty() {
    putRoster(admin, path, "username\nanna\n").expect(200);
    assertThat(roster(admin, path)).containsExactly("anna/null");

    putRoster(admin, path, HEADER).expect(200);
    assertThat(roster(admin, path)).isEmpty();
  }

  @Test
  void a_roster_is_listed_by_cursor_and_erased_people_have_no_name() {
    putRoster(admin, path, HEADER + "anna,7a\nbob,7b\ncleo,7c\n").expect(200);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.roster_entry SET username = NULL WHERE cycle_id = ? AND username ="
                    + " 'bob'",
                idOf(path)));

    var first = admin.get(path + "/roster?limit=2").expect(200).json();
    assertThat(first.at("/entries/0/username").textValue()).isEqualTo("anna");
    assertThat(first.at("/entries/1/username").isNull()).isTrue();
    assertThat(first.at("/entries/1/group").textValue()).isEqualTo("7b");
    var cursor = first.get("next_cursor").textValue();
    var next = admin.get(path + "/roster?limit=2&cursor=" + cursor).expect(200).json();
    assertThat(next.get("entries")).hasSize(1);
    assertThat(next.at("/entries/0/username").textValue()).isEqualTo("cleo");
    assertThat(next.get("next_cursor").isNull()).isTrue();
    admin.get(path + "/roster?cursor=MTIz").expect(400);
  }

  @Test
  void a_cycle_s_own_admin_sets_its_roster_and_a_student_does_not_even_read_it() {
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    var other = VotersOverHttp.openedWithRoster(admin);
    var teacher = people.member("tom");
    var student = people.member("bea");

    putRoster(teacher, path, HEADER + "bea,\n").expect(200);
    assertThat(roster(teacher, path)).containsExactly("bea/null");
    putRoster(teacher, other, HEADER + "bea,\n").expect(403);
    teacher.get(other + "/roster").expect(403);

    putRoster(student, path, HEADER + "bea,\n").expect(403);
    student.get(path + "/roster").expect(403);
    putRoster(people.nobody(), path, HEADER).expect(401);
    people.nobody().get(path + "/roster").expect(401);
    putRoster(admin, "/cycles/999999", HEADER).expect(404);
    student.get("/cycles/999999/roster").expect(404);
  }

  @Test
  void once_voting_has_opened_all_names_stay_whether_or_not_they_have_voted() {
    putRoster(admin, path, HEADER + "anna,\nbob,\ncleo,\ndora,\n").expect(200);
    moveTo(admin, path, "refinement", "voting");
    ballots.cast(idOf(path), "anna");
    ballots.cast(idOf(path), "bob");
    ballots.castAndWithdraw(idOf(path), "cleo");

    var withoutVoters = putRoster(admin, path, HEADER + "cleo,\ndora,\n").expect(409);
    var withoutOthers = putRoster(admin, path, HEADER + "anna,\nbob,\n").expect(409);
    assertThat(detailOf(withoutVoters))
        .startsWith("2 of the names on the current roster")
        .isEqualTo(detailOf(withoutOthers));
    assertThat(withoutVoters.body()).doesNotContain("anna");
    for (var left : List.of("anna", "cleo", "dora")) {
      var file = HEADER + "anna,\nbob,\ncleo,\ndora,\nemil,\n".replace(left + ",\n", "");
      assertThat(detailOf(putRoster(admin, path, file).expect(409)))
          .startsWith("1 of the names on the current");
    }
    assertThat(roster(admin, path)).hasSize(4);
    admin.post(path + "/phase", Map.of("phase", "refinement", "reason", "A mistake")).expect(200);
    putRoster(admin, path, HEADER + "bob,\ncleo,\ndora,\n").expect(409);
    moveTo(admin, path, "voting");

    putRoster(admin, path, HEADER + "emil,\nBOB,7a\nanna,\ncleo,\ndora,\n").expect(200);
    assertThat(roster(admin, path))
        .containsExactly("emil/null", "bob/7a", "anna/null", "cleo/null", "dora/null");
  }

  private static String detailOf(ApiResponse refusal) {
    return refusal.json().required("detail").textValue();
  }

  @Test
  void entries_of_people_who_were_erased_stay_when_a_roster_is_replaced() {
    putRoster(admin, path, HEADER + "anna,7a\nbob,7b\n").expect(200);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.roster_entry SET username = NULL WHERE cycle_id = ? AND username ="
                    + " 'bob'",
                idOf(path)));

    putRoster(admin, path, HEADER + "cleo,\n").expect(200);
    assertThat(roster(admin, path)).containsExactly("null/7b", "cleo/null");
    moveTo(admin, path, "refinement", "voting");
    putRoster(admin, path, HEADER + "cleo,7c\n").expect(200);
    assertThat(roster(admin, path)).containsExactly("null/7b", "cleo/7c");
  }

  @Test
  void if_all_accounts_may_vote_names_can_leave_the_roster() {
    var open = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    putRoster(admin, open, HEADER + "anna,7a\n").expect(200);
    moveTo(admin, open, "refinement", "voting");
    ballots.cast(idOf(open), "anna");

    putRoster(admin, open, HEADER + "bob,7a\n").expect(200);
  }

  @Test
  void an_imported_cycle_has_no_roster_to_set() {
    var imported = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);

    putRoster(admin, imported, HEADER + "anna,\n").expect(409);
    assertThat(roster(admin, imported)).isEmpty();
  }

  @Test
  void every_error_names_its_line_and_nothing_is_stored() {
    putRoster(admin, path, HEADER + "zoe,\n").expect(200);
    var csv =
        "\uFEFF"
            + HEADER
            + "anna,7a\r\n"
            + "a name,\r\n"
            + "ANNA,\r\n"
            + "too,many,fields\r\n"
            + "few\r\n"
            + "x".repeat(10_000)
            + ",\r\n"
            + "nul\u0000,\r\n"
            + "bob,nul\u0000\r\n"
            + ",7a\r\n"
            + "\"two\r\nlines\",\r\n"
            + "cleo,"
            + "g".repeat(101)
            + "\r\n";

    var refusal = putRoster(admin, path, csv).expect(400);

    assertThat(fieldsOf(refusal))
        .containsExactly(
            "line 3 username",
            "line 4 username",
            "line 5",
            "line 6",
            "line 7 username",
            "line 8 username",
            "line 9 group",
            "line 10 username",
            "line 11 username",
            "line 13 group");
    assertThat(roster(admin, path)).containsExactly("zoe/null");
  }

  @Test
  void a_file_that_is_not_a_roster_is_refused() {
    assertThat(fieldsOf(putRoster(admin, path, "").expect(400))).containsExactly("line 1");
    assertThat(fieldsOf(putRoster(admin, path, "name,group\nanna,\n").expect(400)))
        .containsExactly("line 1");
    assertThat(fieldsOf(putRoster(admin, path, "username;group\nanna;\n").expect(400)))
        .containsExactly("line 1");
    assertThat(fieldsOf(putRoster(admin, path, HEADER + "anna,\n\"bob,\n").expect(400)))
        .containsExactly("line 3");
    putRoster(admin, path, (HEADER + "anna,\n").getBytes(UTF_16LE)).expect(400);
    var latin =
        (HEADER + "anna,caf\u00e9\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(putRoster(admin, path, latin).expect(400).body()).contains("must be UTF-8");
    admin.send("PUT", path + "/roster", "application/json", "[]".getBytes(UTF_8)).expect(415);
    assertThat(roster(admin, path)).isEmpty();
  }

  @Test
  void an_unclosed_quote_and_an_endless_field_are_refused() {
    var quote = HEADER + "\"" + "x,\n".repeat(2_000_000);
    assertThat(fieldsOf(putRoster(admin, path, quote).expect(400))).containsExactly("line 2");
    assertThat(fieldsOf(putRoster(admin, path, HEADER + "x".repeat(5_000_000)).expect(400)))
        .containsExactly("line 2");
    putRoster(admin, path, HEADER + ",".repeat(5_000_000)).expect(400);
    putRoster(admin, path, new byte[33 << 20]).expect(413);
    assertThat(roster(admin, path)).isEmpty();
  }

  @Test
  void one_bad_line_of_200_000_is_reported_and_nothing_is_stored() {
    var lines = new ArrayList<String>();
    for (var i = 1; i <= RosterCsv.MAX_LINES; i++) {
      lines.add("student-" + i + "@example.org,class " + i % 100);
    }
    lines.set(177_776, "student 177777,class 7");
    var refusal = putRoster(admin, path, HEADER + String.join("\n", lines)).expect(400);
    assertThat(fieldsOf(refusal)).containsExactly("line 177778 username");

    lines.set(177_776, "student-5@example.org,class 7");
    refusal = putRoster(admin, path, HEADER + String.join("\n", lines)).expect(400);
    assertThat(fieldsOf(refusal)).containsExactly("line 177778 username");
    assertThat(refusal.body()).contains("is already in line 6");
    assertThat(roster(admin, path)).isEmpty();

    lines.set(177_776, "student-177777@example.org,class 7");
    var answer = putRoster(admin, path, HEADER + String.join("\n", lines)).expect(200);
    assertThat(answer.json().required("entries").longValue()).isEqualTo(RosterCsv.MAX_LINES);

    lines.add("one-more,");
    putRoster(admin, path, HEADER + String.join("\n", lines)).expect(400);
  }
}
