package io.insula.cycles.contract;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Elections for the contract tests, in Pabulib's format. */
public final class ContractElections {
  /**
   * An election with thirteen ballots, the last one empty, with a tie and with attributes of
   * voters.
   */
  public static final String SMALL =
      """
      META
      key;value
      description;Spielstraße 𝄞
      unit;Zürich
      subunit;Kreis 4
      currency;CHF
      num_projects;4
      num_votes;13
      budget;100.50
      vote_type;approval
      rule;greedy
      PROJECTS
      project_id;cost;name;category;target;selected;neighborhood;latitude;longitude
      a;60.5;Trees;green,quiet;children;1;Lake;47.37;8,53
      b;40;Benches;;;1;;;
      c;40;Bins;;;0;;north;
      w;999999999;Gone;;;0;;;
      VOTES
      voter_id;age;sex;shoe;vote
      1;17;F;36;a,b
      2;18;F;37;a,b
      3;19;F;38;a,c
      4;31;F;39;a,c
      5;32;F;40;a
      6;33;M;41;a
      7;34;M;42;a
      8;35;M;43;a
      9;36;M;44;a
      10;37;M;45;a
      11;64;X;46;a
      12;;X;47;a
      13;;;48;
      """;

  private ContractElections() {}

  /** Returns an election in which each ballot names one proposal. */
  static String large(int proposals, int ballots) {
    return """
    META
    key;value
    description;Large
    num_projects;%d
    num_votes;%d
    budget;1000000
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
            proposals,
            ballots,
            IntStream.rangeClosed(1, proposals)
                .mapToObj(i -> i + ";" + (i + 100) + ";" + "Playground ".repeat(10) + i)
                .collect(Collectors.joining("\n")),
            IntStream.range(0, ballots)
                .mapToObj(i -> i + ";" + (i % proposals + 1))
                .collect(Collectors.joining("\n")));
  }
}
