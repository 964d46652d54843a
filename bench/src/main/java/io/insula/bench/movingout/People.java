package io.insula.bench.movingout;

import io.insula.bench.house.House;
import io.insula.bench.load.Requests;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who sends the requests of the mix: the admin, and people with an account each who vote. */
final class People {
  static final int VOTERS = 32;

  private static final int CREATED = 201;
  private static final String NAME = "voter";
  private static final String PASSWORD = "measured-not-guessed";

  private final Requests admin;
  private final List<Requests> voters;

  /** Makes their accounts and signs them in. */
  People(House house) {
    var token = house.adminToken();
    this.admin = new Requests(house.authority(), token);
    this.voters =
        IntStream.range(0, VOTERS)
            .mapToObj(voter -> new Requests(house.authority(), signIn(house, name(voter), token)))
            .toList();
  }

  private static String signIn(House house, String name, String admin) {
    var account = Map.of("username", name, "password", PASSWORD);
    house.client().post("/accounts", admin, account, CREATED);
    return house.client().signIn(name, PASSWORD);
  }

  private static String name(int voter) {
    return NAME + voter;
  }

  /** Which voter has this user name. */
  static int number(String name) {
    return Integer.parseInt(name.substring(NAME.length()));
  }

  Requests admin() {
    return admin;
  }

  List<Requests> voters() {
    return voters;
  }
}
