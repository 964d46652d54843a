package io.insula.bench.cycles;

/**
 * The size of an election and the similarity of its ballots.
 *
 * @param voteType in the notation of Pabulib's format
 * @param rule in the notation of Pabulib's format
 * @param shortest the minimum number of proposals on a ballot
 * @param longest the maximum number of proposals on a ballot
 * @param different the number of different ballots; 0 if each voter chooses independently
 */
record ElectionShape(
    String voteType,
    String rule,
    int ballots,
    int proposals,
    int shortest,
    int longest,
    int different) {
  /** An election of the size of Kraków's in 2024. */
  static final ElectionShape KRAKOW = new ElectionShape("ordinal", "greedy", 65_101, 119, 3, 3, 0);

  /** An election of the size of Wieliczka's in 2023, with the same similarity of ballots. */
  static final ElectionShape WIELICZKA =
      new ElectionShape("approval", "equalshares/add1", 6_586, 64, 1, 5, 1_190);

  /** An election larger than that of any city so far; hardly any two ballots are identical. */
  static final ElectionShape CITY =
      new ElectionShape("approval", "equalshares/add1", 130_000, 170, 3, 15, 0);

  /** Returns a shape with up to ten approvals among a hundred proposals, counted by greedy. */
  static ElectionShape greedy(int ballots) {
    return new ElectionShape("approval", "greedy", ballots, 100, 1, 10, 0);
  }
}
