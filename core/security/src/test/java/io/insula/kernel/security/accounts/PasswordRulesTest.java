package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PassWord",
        "12345678",
        "        ",
        "\u00a0\u2003 \u00a0\u2003 \u00a0\u2003",
        "a      b",
        "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
        "iloveyou",
        "1q2w3e4r",
        "Jennifer",
        "letmein1",
        "password1!",
        "**iloveyou**",
        "qwertyuiop",
        "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44",
        "aaaaaaaaaaaaaaaaaaaa",
        "xyzxyzxyzxyz",
        "-+-+-+-+-+-+",
        "hijklmnopqr",
        "zyxwvutsrq",
        "amira.saleh",
        "Amira.Saleh1",
        "amira.saleh2026!",
        "amira.salehamira.saleh",
        "Insula2026!",
        "insula-insula",
        "123insula",
        "insula-amira.saleh"
      })
  void common_passwords_are_refused(String password) {
    assertThat(PasswordRules.complaintAbout(password, "amira.saleh")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kqzvbnwt",
        "        k q z v b",
        "correct horse battery staple",
        "amira.saleh likes tea",
        "an island is insula in Latin",
        "\u00fcberm\u00e4\u00dfig gro\u00df",
        "\u5bc6\u7801\u662f\u4e00\u4e2a\u5927\u79d8\u5bc6",
        "=1+1+1+1+1",
        "7301945286"
      })
  void other_passwords_are_accepted_with_any_characters(String password) {
    assertThat(PasswordRules.complaintAbout(password, "amira.saleh")).isNull();
  }

  @Test
  void a_password_may_contain_a_short_user_name() {
    assertThat(PasswordRules.complaintAbout("alabaster", "al")).isNull();
  }

  @Test
  void a_password_has_at_most_128_characters() {
    assertThat(PasswordRules.complaintAbout("abc d".repeat(25) + "xyz", "ada")).isNull();
    assertThat(PasswordRules.complaintAbout("abc d".repeat(25) + "wxyz", "ada")).isNotNull();
  }
}
