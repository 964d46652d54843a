package io.insula.bench.cycles;

/**
 * How large an election is, and how alike its ballots are.
 *
 * @param voteType as Pabulib's format calls it
 * @param rule as Pabulib's format calls it
 * @param shortest how many proposals a ballot names at least
 * @param longest how many it names at most
 * @param different how many different ballots there are; 0 if each voter chooses by themselves
 */
record ElectionShape(
    String voteType,
    String rule,
    int ballots,
    int proposals,
    int shortest,
    int longest,
    int different) {
  /** Of the size of Kraków's in 2024. */
  static final ElectionShape KRAKOW = new ElectionShape("ordinal", "greedy", 65_101, 119, 3, 3, 0);

  /** Of the size of Wieliczka's in 2023, as alike as there. */
  static final ElectionShape WIELICZKA =
      new ElectionShape("approval", "equalshares/add1", 6_586, 64, 1, 5, 1_190);

  /** Larger than any city's so far; hardly two ballots are alike. */
  static final ElectionShape CITY =
      new ElectionShape("approval", "equalshares/add1", 130_000, 170, 3, 15, 0);

  /** Up to ten approvals among a hundred proposals, counted greedily. */
  static ElectionShape greedy(int ballots) {
    return new ElectionShape("approval", "greedy", ballots, 100, 1, 10, 0);
  }
}
