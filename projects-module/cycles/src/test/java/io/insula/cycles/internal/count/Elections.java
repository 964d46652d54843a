package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds elections for tests. */
final class Elections {
  private Elections() {}

  /**
   * Returns an approval election. A ballot is a text of letters; each letter names a proposal by
   * its position.
   */
  static Election approvals(String budget, List<String> costs, String... ballots) {
    var builder = new BallotsBuilder(BallotType.APPROVAL);
    for (var ballot : ballots) {
      builder.add(ballot.chars().map(letter -> letter - 'a').toArray());
    }
    return election(BallotType.APPROVAL, null, budget, costs, builder.build());
  }

  /** Returns an election whose proposals have the ids 1, 2 and so on. */
  static Election election(
      BallotType type,
      @Nullable Integer maxLength,
      String budget,
      List<String> costs,
      Ballots ballots) {
    var proposals =
        IntStream.range(0, costs.size())
            .mapToObj(i -> new ElectionProposal(i + 1L, new BigDecimal(costs.get(i))))
            .toList();
    return new Election(type, maxLength, new BigDecimal(budget), proposals, ballots, List.of());
  }

  /** Returns the letters of the winners. */
  static String winners(CountResult result) {
    return result.winners().stream()
        .map(id -> String.valueOf((char) ('a' + id - 1)))
        .collect(Collectors.joining());
  }

  static CountResult count(Election election, Rule rule) {
    return ElectionCounter.count(
        election, rule, TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER));
  }

  /** Returns a small random election. The same seed always gives the same election. */
  static Election generated(Random random) {
    var type = BallotType.values()[random.nextInt(BallotType.values().length)];
    var size = 1 + random.nextInt(8);
    var voters = random.nextInt(12);
    var scale = random.nextInt(4);
    var costs = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      costs.add(cost(random, scale));
    }
    var builder = new BallotsBuilder(type);
    for (var voter = 0; voter < voters; voter++) {
      add(builder, type, random, size);
    }
    var maxLength = random.nextBoolean() ? null : 1 + random.nextInt(size);
    var plain = election(type, maxLength, budget(random, scale), costs, builder.build());
    var lot = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(lot, random);
    return new Election(type, maxLength, plain.budget(), plain.proposals(), plain.ballots(), lot);
  }

  private static String cost(Random random, int scale) {
    return switch (random.nextInt(12)) {
      case 0 -> "0";
      case 1 -> "999999999";
      default ->
          switch (scale) {
            case 0 -> "1";
            case 1 -> String.valueOf(1 + random.nextInt(5));
            case 2 -> String.valueOf(20 + random.nextInt(300));
            default -> (1 + random.nextInt(30)) + "." + random.nextInt(100);
          };
    };
  }

  private static String budget(Random random, int scale) {
    return switch (scale) {
      case 0 -> String.valueOf(1 + random.nextInt(6));
      case 1 -> String.valueOf(1 + random.nextInt(20));
      case 2 -> String.valueOf(50 + random.nextInt(900));
      default -> (1 + random.nextInt(100)) + "." + random.nextInt(10);
    };
  }

  private static void add(BallotsBuilder builder, BallotType type, Random random, int size) {
    var all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(all, random);
    var length = type == BallotType.CHOOSE_ONE ? 1 : random.nextInt(size + 1);
    var chosen = all.subList(0, length).stream().mapToInt(Integer::intValue).toArray();
    if (type.hasPoints()) {
      builder.add(
          chosen,
          Arrays.stream(chosen)
              .mapToObj(
                  each ->
                      type == BallotType.SCORING
                          ? BigDecimal.valueOf(random.nextInt(9) - 2)
                          : BigDecimal.valueOf(random.nextInt(30), 1))
              .toList());
    } else {
      builder.add(chosen);
    }
  }

  /** Returns a random rule that is valid for an election. */
  static Rule rule(Random random, Election election) {
    var name = RuleName.values()[random.nextInt(RuleName.values().length)];
    var rule =
        name == RuleName.EQUAL_SHARES
            ? Rule.equalShares(
                Utility.values()[random.nextInt(3)],
                EqualSharesCompletion.values()[
                    random.nextInt(EqualSharesCompletion.values().length)],
                random.nextInt(4) == 0)
            : Rule.of(name);
    if (random.nextInt(4) == 0) {
      rule = rule.withMinScore(BigDecimal.valueOf(random.nextInt(4)));
    }
    if (name == RuleName.EQUAL_SHARES && random.nextInt(4) == 0) {
      rule = rule.withFloorFactor(BigDecimal.valueOf(1 + random.nextInt(30), 1));
    }
    if (name == RuleName.GREEDY_NO_SKIP && random.nextBoolean()) {
      rule = rule.withMisfitPercent(BigDecimal.valueOf(random.nextInt(101)));
    }
    if (name == RuleName.GREEDY_EXCLUSIVE) {
      var ids = election.proposals().stream().map(ElectionProposal::id).toList();
      rule =
          rule.withExclusiveGroups(
              List.of(ids.subList(0, ids.size() / 2), ids.subList(ids.size() / 2, ids.size())));
    }
    return rule;
  }

  static TieOrder ties(Random random) {
    var all = new ArrayList<>(List.of(TieCriterion.values()));
    Collections.shuffle(all, random);
    return new TieOrder(all.subList(0, random.nextInt(all.size() + 1)));
  }
}
