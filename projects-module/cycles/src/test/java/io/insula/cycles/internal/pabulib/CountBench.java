package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.BallotsBuilder;
import io.insula.cycles.internal.count.Completion;
import io.insula.cycles.internal.count.CountedProposal;
import io.insula.cycles.internal.count.Election;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.count.Utility;
import io.insula.cycles.internal.count.VoteCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Measures how long reading and counting take: the largest election greedily, equal shares with
 * raised shares on a real election and on a generated one. Run its main method, with the test class
 * path of this module.
 */
public final class CountBench {
  private static final int VOTERS = 130_000;
  private static final int PROPOSALS = 170;
  private static final int DISTRICTS = 10;
  private static final int REPEATS = 5;

  private CountBench() {}

  public static void main(String[] arguments) throws IOException {
    measureFile("Poland_Krakow_2024");
    measureFile("Poland_Wieliczka_2023_Green_Budget");
    var generated = generated(new Random(7));
    var rule = Rule.equalShares(Utility.COST, Completion.ADD1, false);
    System.out.printf(
        Locale.ROOT,
        "generated, %,d ballots, %,d distinct, %d proposals: ",
        VOTERS,
        generated.ballots().distinct(),
        PROPOSALS);
    measure(generated, rule, 1);
  }

  private static void measureFile(String name) throws IOException {
    var path = SharedData.election(name);
    var file = new ElectionCollector();
    var start = System.nanoTime();
    try (var input = Files.newInputStream(path)) {
      PabulibReader.read(input, file);
    }
    System.out.printf(
        Locale.ROOT, "%s: read in %.3f s, %s: ", name, seconds(start), file.rule().rule().label());
    measure(file.election(), file.rule(), REPEATS);
  }

  private static void measure(Election election, Rule rule, int times) {
    for (var i = 0; i < times; i++) {
      var start = System.nanoTime();
      var result =
          VoteCount.count(election, rule, TieOrder.defaultOf(rule.rule(), TieCriterion.FILE_ORDER));
      System.out.printf(Locale.ROOT, "%.3f s ", seconds(start));
      if (i == times - 1) {
        System.out.println("(" + result.winners().size() + " winners, " + result.shares() + ")");
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Voters of ten districts who like what is near them more, and popular proposals more. */
  private static Election generated(Random random) {
    var proposals = new ArrayList<CountedProposal>();
    var popularity = new double[PROPOSALS];
    for (var i = 0; i < PROPOSALS; i++) {
      var cost = 10_000 + (long) (250_000 * random.nextDouble() * random.nextDouble());
      proposals.add(new CountedProposal(i + 1, BigDecimal.valueOf(cost)));
      popularity[i] = 0.01 + Math.pow(random.nextDouble(), 3);
    }
    var ballots = new BallotsBuilder(BallotType.APPROVAL);
    for (var voter = 0; voter < VOTERS; voter++) {
      var district = random.nextInt(DISTRICTS);
      var length = 3 + random.nextInt(13);
      var chosen = new TreeSet<Integer>();
      while (chosen.size() < length) {
        var proposal = random.nextInt(PROPOSALS);
        var near = proposal % DISTRICTS == district ? 3 : 0.6;
        if (random.nextDouble() < popularity[proposal] * near) {
          chosen.add(proposal);
        }
      }
      ballots.add(chosen.stream().mapToInt(Integer::intValue).toArray());
    }
    return new Election(
        BallotType.APPROVAL,
        null,
        BigDecimal.valueOf(10_000_000),
        proposals,
        ballots.build(),
        List.of());
  }
}
