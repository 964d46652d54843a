package io.insula.bench.movingout;

import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.server.BenchServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The users who send the requests of the mix: the admin, and voters with one account each. */
final class MixUsers {
  static final int VOTERS = 32;

  private static final int CREATED = 201;
  private static final String NAME = "voter";
  private static final String PASSWORD = "measured-not-guessed";

  private final HttpRequestWriter admin;
  private final List<HttpRequestWriter> voters;

  /** Creates the accounts and signs them in. */
  MixUsers(BenchServer server) {
    var token = server.adminToken();
    this.admin = new HttpRequestWriter(server.authority(), token);
    this.voters =
        IntStream.range(0, VOTERS)
            .mapToObj(
                voter ->
                    new HttpRequestWriter(server.authority(), signIn(server, name(voter), token)))
            .toList();
  }

  private static String signIn(BenchServer server, String name, String admin) {
    var account = Map.of("username", name, "password", PASSWORD);
    server.client().post("/accounts", admin, account, CREATED);
    return server.client().signIn(name, PASSWORD);
  }

  private static String name(int voter) {
    return NAME + voter;
  }

  /** Returns the number of the voter with this user name. */
  static int number(String name) {
    return Integer.parseInt(name.substring(NAME.length()));
  }

  HttpRequestWriter admin() {
    return admin;
  }

  List<HttpRequestWriter> voters() {
    return voters;
  }
}
