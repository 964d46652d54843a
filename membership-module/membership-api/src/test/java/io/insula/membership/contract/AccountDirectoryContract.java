package io.insula.membership.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class AccountDirectoryContract {
  private static final String HEADER = "username,email,group,password\n";

  private final String name = "m-" + UUID.randomUUID();

  protected abstract AccountDirectory api();

  @Test
  void created_accounts_are_counted() {
    var before = api().count();

    assertThat(importAll(line(name + "-1", "7b") + line(name + "-2", ""))).isEqualTo(2);

    assertThat(api().count()).isEqualTo(before + 2);
  }

  @Test
  void a_check_lists_the_members_in_the_file_and_creates_no_account() {
    var before = api().count();

    var members = api().checkMembers(csv(line(name.toUpperCase() + "-X", "7b") + line(name, "")));

    assertThat(members)
        .containsExactly(new ListedMember(name + "-x", "7b"), new ListedMember(name, null));
    assertThat(api().count()).isEqualTo(before);
  }

  @Test
  void an_account_has_its_address_whatever_the_case_of_the_name() {
    importAll(
        name + "-1,Straße@example.org,,seven clowns in one small car\n" + line(name + "-2", ""));

    assertThat(api().emailOf(name + "-1")).contains("Straße@example.org");
    assertThat(api().emailOf(name.toUpperCase(Locale.ROOT) + "-1")).contains("Straße@example.org");
    assertThat(api().emailOf(name + "-2")).isEmpty();
  }

  @Test
  void an_unknown_account_has_no_address() {
    assertThat(api().emailOf(name)).isEmpty();
    assertThat(api().emailOf("")).isEmpty();
    assertThat(api().emailOf("no \u0000 name")).isEmpty();
  }

  @Test
  void one_bad_line_refuses_the_whole_file_and_every_error_names_its_line() {
    importAll(line(name, ""));
    var before = api().count();
    var lines = line(name + "-1", "") + line("no name", "") + line(name, "") + "too,few\n";

    assertRefused(lines, "line 3 username", "line 4 username", "line 5");

    assertThat(api().count()).isEqualTo(before);
  }

  @Test
  void a_file_that_is_not_a_roster_is_refused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> api().checkMembers(new byte[0]));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> api().importMembers(new byte[] {(byte) 0xff, (byte) 0xfe}, "ade"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> api().checkMembers("username,group\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void at_most_300_accounts_are_created_at_once() {
    var lines =
        IntStream.rangeClosed(1, 301)
            .mapToObj(number -> line(name + "-" + number, ""))
            .collect(Collectors.joining());

    assertRefused(lines, "");
  }

  private void assertRefused(String lines, String... fields) {
    var calls = List.<Runnable>of(() -> api().checkMembers(csv(lines)), () -> importAll(lines));
    for (var call : calls) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(call::run)
          .satisfies(
              refusal ->
                  assertThat(refusal.errors())
                      .extracting(FieldError::field)
                      .containsExactlyInAnyOrder(fields));
    }
  }

  private int importAll(String lines) {
    return api().importMembers(csv(lines), "ade");
  }

  private static String line(String username, String group) {
    return username + ",," + group + ",seven clowns in one small car\n";
  }

  private static byte[] csv(String lines) {
    return (HEADER + lines).getBytes(StandardCharsets.UTF_8);
  }
}
