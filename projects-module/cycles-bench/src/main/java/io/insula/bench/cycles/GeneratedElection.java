package io.insula.bench.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A generated election with voters of ten districts, who prefer popular proposals and proposals of
 * their own district. Equal shapes give equal elections.
 */
final class GeneratedElection {
  private static final int DISTRICTS = 10;
  private static final int SEED = 7;
  private static final long COST_RANGE = 250_000;
  private static final long MIN_COST = 10_000;

  private final ElectionShape shape;
  private final Random random = new Random(SEED);
  private final double[] popularity;
  private final long[] costs;
  private final List<int[]> ballots;

  GeneratedElection(ElectionShape shape) {
    this.shape = shape;
    costs = random.doubles(shape.proposals()).mapToLong(GeneratedElection::cost).toArray();
    popularity = random.doubles(shape.proposals()).map(each -> 0.01 + each * each * each).toArray();
    ballots = shape.different() > 0 ? repeatedBallots() : independentBallots(shape.ballots());
  }

  private static long cost(double share) {
    return MIN_COST + (long) (share * share * COST_RANGE);
  }

  int size() {
    return ballots.size();
  }

  /** Returns the election as a file in Pabulib's format. */
  String file() {
    var file = new StringBuilder("META\nkey;value\ndescription;Generated\n");
    file.append("budget;").append(costs.length * MIN_COST * 6).append('\n');
    file.append("vote_type;").append(shape.voteType()).append('\n');
    file.append("rule;").append(shape.rule()).append('\n');
    file.append("num_votes;").append(size()).append('\n');
    file.append("max_length;").append(shape.maxLength()).append('\n');
    file.append("PROJECTS\nproject_id;cost;name\n");
    for (var i = 0; i < costs.length; i++) {
      file.append(i + 1).append(';').append(costs[i]).append(";Proposal ").append(i + 1);
      file.append('\n');
    }
    file.append("VOTES\nvoter_id;vote;age;sex;neighborhood\n");
    for (var voter = 0; voter < size(); voter++) {
      file.append(voter + 1).append(';').append(names(ballots.get(voter)));
      file.append(';').append(16 + voter % 70).append(voter % 2 == 0 ? ";F;" : ";M;");
      file.append("District ").append(voter % DISTRICTS + 1).append('\n');
    }
    return file.toString();
  }

  private static String names(int[] ballot) {
    var names = new StringBuilder();
    for (var proposal : ballot) {
      names.append(names.isEmpty() ? "" : ",").append(proposal + 1);
    }
    return names.toString();
  }

  /**
   * Returns the ballots as lines for a COPY into a table with the columns of {@code cycles.ballot}.
   */
  String copyLines() {
    var lines = new StringBuilder();
    for (var voter = 0; voter < size(); voter++) {
      var positions =
          Arrays.stream(ballots.get(voter))
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      lines.append("1\t").append(voter + 1).append('\t').append(voter + 1);
      lines.append("\t{").append(positions).append("}\t\\N\t{");
      lines.append(16 + voter % 70).append(voter % 2 == 0 ? ",F," : ",M,");
      lines.append("\"District ").append(voter % DISTRICTS + 1).append("\"}\n");
    }
    return lines.toString();
  }

  private List<int[]> independentBallots(int count) {
    var all = new ArrayList<int[]>(count);
    for (var voter = 0; voter < count; voter++) {
      all.add(ballot());
    }
    return all;
  }

  /**
   * Returns all ballots in random order. Each different ballot occurs at least once. The earlier a
   * ballot was drawn, the more often it is repeated.
   */
  private List<int[]> repeatedBallots() {
    var different = new LinkedHashSet<List<Integer>>();
    while (different.size() < shape.different()) {
      different.add(Arrays.stream(ballot()).boxed().sorted().toList());
    }
    var all =
        new ArrayList<>(
            different.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toList());
    while (all.size() < shape.ballots()) {
      all.add(all.get((int) (shape.different() * Math.pow(random.nextDouble(), 3))));
    }
    Collections.shuffle(all, random);
    return all;
  }

  private int[] ballot() {
    var district = random.nextInt(DISTRICTS);
    var length = shape.minLength() + random.nextInt(shape.maxLength() - shape.minLength() + 1);
    var chosen = new LinkedHashSet<Integer>();
    while (chosen.size() < length) {
      var proposal = random.nextInt(shape.proposals());
      var near = proposal % DISTRICTS == district ? 3 : 0.6;
      if (random.nextDouble() < popularity[proposal] * near) {
        chosen.add(proposal);
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }
}
