package io.insula.kernel.base.watching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretRedactorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ?user=u&password=hunter2&ssl=true       | ?user=u&password=[password]&ssl=true
          passWord=hunter2, PASSWORD : hunter2    | passWord=[password], PASSWORD : [password]
          {"password": "hunter 2", "name": "ade"} | {"password": "[password]", "name": "ade"}
          {"password":"hunter\\"2\\" 3"}            | {"password":"[password]"}
          {"m":"password=\\"hunter 2\\" is wrong"}  | {"m":"password=\\"[password]\\" is wrong"}
          {"m":"password='hunter 2","n":"it's"}   | {"m":"password='[password]","n":"it's"}
          {"m":"for password=hunter2","n":"ade"}  | {"m":"for password=[password]","n":"ade"}
          {"password":"a\\\\","name":"ade"}       | {"password":"[password]\\\\","name":"ade"}
          {"m":"password='it\\\\'s 2' x"}          | {"m":"password='[password]' x"}
          password="]hunter2" of ade              | password="[password]" of ade
          {"m":"Wrong password:","type":"x"}      | {"m":"Wrong password:","type":"x"}
          {"m":"password="}                       | {"m":"password="}
          password='hunter 2' of ade              | password='[password]' of ade
          password=, password='' and passwords    | password=, password='' and passwords
          """)
  void a_password_is_masked_to_its_end(String text, String masked) {
    assertThat(SecretRedactor.masked(text)).isEqualTo(masked);
  }

  @Test
  void a_quoted_password_without_an_end_is_masked_to_the_end_of_its_line() {
    assertThat(SecretRedactor.masked("password=\"hunter 2\nat io.insula"))
        .isEqualTo("password=\"[password]\nat io.insula");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGUifQ.c2lnbmF0dXJl!, Bearer [token]!",
    "idTokeneyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGUifQ, idToken[token]",
    "eyJhbGciOiJFUzI1NiJ9 is no token, eyJhbGciOiJFUzI1NiJ9 is no token",
  })
  void a_token_is_masked(String text, String masked) {
    assertThat(SecretRedactor.masked(text)).isEqualTo(masked);
  }

  @Test
  @Timeout(5)
  void a_long_line_takes_linear_time() {
    var repeats = 50_000;
    for (var part :
        new String[] {"eyJ", "eyJhbGciOi.", "password", "password=\"", "password='a\\"}) {
      assertThat(SecretRedactor.masked(part.repeat(repeats))).isNotEmpty();
    }
    var spaces = "password" + " ".repeat(repeats) + "=" + " ".repeat(repeats);
    assertThat(SecretRedactor.masked(spaces)).isEqualTo(spaces);
  }
}
