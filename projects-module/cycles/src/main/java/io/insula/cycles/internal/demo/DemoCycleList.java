package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.CycleSettings;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.PhaseDates;
import io.insula.cycles.internal.cycle.RuleSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cycles of the demo, in the order in which they are opened. */
final class DemoCycleList {
  /**
   * A counted cycle. Greedy would choose only proposals of the twenty voters who want sport. Equal
   * shares also choose a proposal of the eight voters who want culture.
   */
  static final DemoCycle COUNTED =
      new DemoCycle(
          settings(
              "Budget of Wolf School, last year",
              "The whole school decided on 1,000 EUR. Run a preview to see what the"
                  + " rule greedy would have chosen.",
              1_000,
              "greedy",
              true),
          CyclePhase.IMPLEMENTATION,
          List.of("kedamono"),
          List.of(
              new DemoProposal("A new floor for the hall", 500, List.of("sport"), "kedamono"),
              new DemoProposal("A scoreboard that lights up", 490, List.of("sport"), "popee"),
              new DemoProposal("A reading corner", 250, List.of("culture"), "papi"),
              new DemoProposal("A chess table in the yard", 150, List.of("culture"), "papi")),
          voters(
              number ->
                  number <= 20
                      ? DemoVoter.voting(name(number), group(number), List.of(0, 1))
                      : DemoVoter.voting(name(number), group(number), List.of(2, 3))));

  /**
   * A cycle in voting. A project of Popee is one of its proposals, and 24 of its 30 voters have
   * voted.
   */
  static final DemoCycle VOTING =
      new DemoCycle(
          settings(
              "Class budget of Wolf School",
              "The 30 children of class 3 decide how to spend 1,200 EUR.",
              1_200,
              "add1u",
              false),
          CyclePhase.VOTING,
          List.of("kedamono"),
          List.of(
              new DemoProposal("A trip to the sea", 700, List.of("travel"), "papi"),
              new DemoProposal("Plants for the windows", 120, List.of("green"), "popee"),
              new DemoProposal("A box of board games", 180, List.of("games"), "papi"),
              new DemoProposal("Headphones for quiet work", 350, List.of("learning"), "kedamono")),
          voters(DemoCycleList::ofClass));

  static final List<DemoCycle> ALL = List.of(COUNTED, VOTING);

  private static final int STUDENTS = 28;

  private DemoCycleList() {}

  private static CycleSettings settings(
      String name, String description, int budget, String completion, boolean isPublic) {
    return new CycleSettings(
        name,
        description,
        "EUR",
        "Wolf School",
        null,
        BigDecimal.valueOf(budget),
        new BallotSettings("approval", null, 3, null, null, null),
        new RuleSettings("equal-shares", "cost", completion, null, null, null, null, null),
        null,
        Electorate.ROSTER,
        isPublic,
        PhaseDates.NONE);
  }

  /**
   * Returns the voters of a demo cycle: Popee and Papi, who have not voted yet and can sign in to
   * do so, and 28 others.
   */
  private static List<DemoVoter> voters(IntFunction<DemoVoter> student) {
    return Stream.concat(
            Stream.of("popee", "papi").map(name -> DemoVoter.notYet(name, "3a")),
            IntStream.rangeClosed(1, STUDENTS).mapToObj(student))
        .toList();
  }

  private static DemoVoter ofClass(int number) {
    return number <= 24
        ? DemoVoter.voting(name(number), group(number), List.of(number % 5, (number + 2) % 5))
        : DemoVoter.notYet(name(number), group(number));
  }

  private static String name(int number) {
    return "student-%02d".formatted(number);
  }

  private static String group(int number) {
    return number % 2 == 0 ? "3a" : "3b";
  }
}
