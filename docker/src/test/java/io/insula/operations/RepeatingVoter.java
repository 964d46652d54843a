package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.util.Map;

/** A voter who casts a ballot again and again. Remembers the receipt of the last ballot. */
final class RepeatingVoter {
  private final CheckedElection election;
  private final String token;
  private volatile String receipt = "";

  private RepeatingVoter(CheckedElection election, String token) {
    this.election = election;
    this.token = token;
  }

  /** Creates the account of a voter, and signs it in. */
  static RepeatingVoter of(TestUsers people, CheckedElection election, String name) {
    people.member(name);
    var login = Map.of("username", name, "password", TestPasswords.MEMBER);
    var answer = people.nobody().post("/login", login).expect(200).json();
    return new RepeatingVoter(election, answer.required("access_token").textValue());
  }

  /** Casts the ballot once more. */
  ApiResponse cast(WritingLoad.Target target) {
    var answer = target.send(client -> election.cast(client.withToken(token)));
    if (answer.status() == 200) {
      receipt = answer.json().required("receipt").textValue();
    }
    return answer;
  }

  /** Checks that the stored ballot is the last one that was acknowledged. */
  void assertStored(ApiClient client) {
    assertThat(receipt).isNotEmpty();
    assertThat(election.receiptOf(client.withToken(token))).isEqualTo(receipt);
  }
}
