package io.insula.bench.cycles;

/**
 * The size of an election and the similarity of its ballots.
 *
 * @param voteType the type of the ballots, as in Pabulib's format
 * @param rule the rule of the count, as in Pabulib's format
 * @param minLength the minimum number of proposals on a ballot
 * @param maxLength the maximum number of proposals on a ballot
 * @param different the number of different ballots; 0 if each ballot is generated independently
 */
record ElectionShape(
    String voteType,
    String rule,
    int ballots,
    int proposals,
    int minLength,
    int maxLength,
    int different) {
  /** An election of the size of Kraków's in 2024. */
  static final ElectionShape KRAKOW = new ElectionShape("ordinal", "greedy", 65_101, 119, 3, 3, 0);

  /** An election of the size of Wieliczka's in 2023, with as many different ballots. */
  static final ElectionShape WIELICZKA =
      new ElectionShape("approval", "equalshares/add1", 6_586, 64, 1, 5, 1_190);

  /** An election larger than any real one so far. Almost all ballots are different. */
  static final ElectionShape CITY =
      new ElectionShape("approval", "equalshares/add1", 130_000, 170, 3, 15, 0);

  /**
   * Returns the shape of an election with 100 proposals and 1 to 10 approvals on each ballot,
   * counted by greedy.
   */
  static ElectionShape greedy(int ballots) {
    return new ElectionShape("approval", "greedy", ballots, 100, 1, 10, 0);
  }
}
