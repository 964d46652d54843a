package io.insula.console.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small generated election in Pabulib's format.
 *
 * @param options the options of its rule, as keys and values of META
 */
record ElectionFile(String text, List<String> options) {
  private static final String TIES = "insula_tie_order;";
  private static final int PROPOSALS = 7;

  private static final List<String> BALLOTS =
      List.of("approval", "choose-1", "cumulative", "scoring", "ordinal");

  private static final List<String> TIE_ORDERS =
      List.of("lower_cost", "lot", "more_votes,lot", "file_order", "lower_cost,more_votes,lot");

  private static final List<List<String>> GREEDY_RULES =
      List.of(
          List.of("insula_rule;greedy"),
          List.of("insula_rule;greedy", "min_project_score_threshold;6"),
          List.of("insula_rule;greedy-no-skip"),
          List.of("insula_rule;greedy-no-skip", "insula_misfit_percent;40"),
          List.of("insula_rule;greedy-threshold", "min_project_score_threshold;8"),
          List.of("insula_rule;greedy-exclusive", "insula_exclusive_groups;1,2,3|4,5"));

  /** Options that an election by equal shares has beside its utility and its completion. */
  private static final List<List<String>> EXTRAS =
      List.of(
          List.of(),
          List.of("insula_comparison;true"),
          List.of("insula_floor_factor;0.9"),
          List.of("min_project_score_threshold;6"));

  /** Returns an election for each rule with each of its options and each type of ballot. */
  static List<ElectionFile> all() {
    var elections = new ArrayList<ElectionFile>();
    for (var rule : rules()) {
      for (var ballot : BALLOTS) {
        elections.add(generated(elections.size(), ballot, rule));
      }
    }
    return elections;
  }

  /** Returns all options, except those that only state the default of the rule. */
  static Set<String> decisiveOptions() {
    var options =
        rules().stream().flatMap(rule -> rule.stream().skip(1)).collect(Collectors.toSet());
    TIE_ORDERS.forEach(order -> options.add(TIES + order));
    options.removeAll(
        Set.of("insula_utility;cost", "insula_completion;none", TIES + TIE_ORDERS.getFirst()));
    return new TreeSet<>(options);
  }

  private static List<List<String>> rules() {
    var rules = new ArrayList<>(GREEDY_RULES);
    for (var utility : List.of("cost", "cardinality", "points")) {
      for (var completion : List.of("none", "greedy", "add1", "add1-exhaustive", "add1u")) {
        var rule = new ArrayList<String>();
        rule.add("insula_rule;equal-shares");
        rule.add("insula_utility;" + utility);
        rule.add("insula_completion;" + completion);
        rule.addAll(EXTRAS.get(rules.size() % EXTRAS.size()));
        rules.add(rule);
      }
    }
    return rules;
  }

  private static ElectionFile generated(int seed, String ballot, List<String> rule) {
    var random = new Random(seed);
    var options = new ArrayList<>(rule);
    options.add(TIES + TIE_ORDERS.get((seed + seed / BALLOTS.size()) % TIE_ORDERS.size()));
    var rows = new ArrayList<String>();
    rows.addAll(List.of("META", "key;value", "description;Election " + seed, "budget;700"));
    rows.addAll(List.of("vote_type;" + ballot, "max_length;4", "rule;greedy"));
    rows.addAll(options);
    rows.add("insula_lot;" + cell(String.join(",", shuffled(random))));
    rows.addAll(List.of("PROJECTS", "project_id;cost;name"));
    for (var proposal = 1; proposal <= PROPOSALS; proposal++) {
      rows.add(cell(id(proposal)) + ";" + cost(random) + ";Proposal " + proposal);
    }
    var hasPoints = ballot.equals("cumulative") || ballot.equals("scoring");
    rows.addAll(List.of("VOTES", hasPoints ? "voter_id;vote;points" : "voter_id;vote"));
    var voters = 4 + random.nextInt(6);
    for (var voter = 1; voter <= voters; voter++) {
      rows.add(voter + ";" + vote(random, ballot, hasPoints));
    }
    return new ElectionFile(String.join("\n", rows) + "\n", options);
  }

  /**
   * Returns a random cost: 0, the cost that marks a withdrawn proposal, or one of four other costs.
   * There are only four, so that several proposals have the same cost.
   */
  private static String cost(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "0";
      case 1 -> "999999999";
      case 2 -> "99.50";
      default -> Integer.toString(150 * (1 + random.nextInt(3)));
    };
  }

  private static String vote(Random random, String ballot, boolean hasPoints) {
    var length = ballot.equals("choose-1") ? 1 : 1 + random.nextInt(4);
    var named = cell(String.join(",", shuffled(random).subList(0, length)));
    return hasPoints ? named + ";" + points(random, ballot, length) : named;
  }

  private static String points(Random random, String ballot, int length) {
    var least = ballot.equals("scoring") ? -2 : 0;
    return IntStream.range(0, length)
        .mapToObj(place -> (least + random.nextInt(6)) + (random.nextInt(5) == 0 ? ".25" : ""))
        .collect(Collectors.joining(","));
  }

  private static List<String> shuffled(Random random) {
    var ids =
        new ArrayList<>(IntStream.rangeClosed(1, PROPOSALS).mapToObj(ElectionFile::id).toList());
    Collections.shuffle(ids, random);
    return ids;
  }

  /** Returns the id of a proposal. The last two can only be written in quotes. */
  private static String id(int proposal) {
    return switch (proposal) {
      case PROPOSALS - 1 -> "B;6";
      case PROPOSALS -> "\"7\"";
      default -> String.valueOf(proposal);
    };
  }

  private static String cell(String text) {
    var isPlain = text.indexOf(';') < 0 && !text.startsWith("\"");
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
