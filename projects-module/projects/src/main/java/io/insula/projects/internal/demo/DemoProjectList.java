package io.insula.projects.internal.demo;

import static io.insula.projects.internal.demo.DemoThread.problem;
import static io.insula.projects.internal.demo.DemoThread.solution;

import java.util.List;

/** The demo projects, in the order in which they are proposed. */
final class DemoProjectList {
  static final List<DemoProject> ALL =
      List.of(
          new DemoProject(
              "Popee the Performer",
              "an apprentice clown in Wolf Circus",
              List.of("clown", "circus"),
              "popee",
              List.of(
                  problem("short temper")
                      .answered("kedamono", "I have the dents in my masks to prove it.")
                      .up("kedamono", "papi"),
                  problem("self centered").up("kedamono").down("popee"),
                  solution("play the drums")
                      .answered("papi", "Only between two and four, please.")
                      .up("popee", "kedamono", "papi"))),
          new DemoProject(
              "A covered stage for the market square",
              "concerts and plays that do not end with the first drop of rain",
              List.of("culture", "public space"),
              "papi",
              List.of(
                  problem("Every second evening of last summer was rained off.")
                      .up("popee", "kedamono"),
                  problem("Traders need the square clear by six in the morning."),
                  solution("A sail roof that two people take down in twenty minutes.")
                      .answered("kedamono", "Who stores it in winter?")
                      .up("popee")
                      .down("kedamono"))),
          new DemoProject(
              "Night buses on the ring",
              "home from the late shift without a car",
              List.of("transport", "night"),
              "kedamono",
              List.of(
                  problem("The last bus leaves at 23:10, the late shift ends at 23:30.")
                      .up("popee", "papi"),
                  solution("One bus an hour until four, Thursday to Sunday.")
                      .answered("papi", "And back into town for the early shift?")
                      .up("papi"),
                  solution("A shared taxi for the price of a ticket.").down("popee"))),
          new DemoProject(
              "Trees for Mill Street",
              "forty limes where there is only asphalt",
              List.of("climate", "green"),
              "papi",
              List.of(
                  problem("In August the street is eight degrees hotter than the park.")
                      .up("popee", "kedamono"),
                  solution("Plant on the west side first, where no pipes lie.")
                      .answered("popee", "Can children climb them?")
                      .up("kedamono"))),
          new DemoProject(
              "A workshop for everybody",
              "tools to borrow and people who know how to use them",
              List.of("education", "sharing"),
              "popee",
              List.of(
                  problem("A drill is used for thirteen minutes in its life.").up("papi"),
                  solution("Open the school's workshop on two evenings a week.")
                      .answered("papi", "The caretaker agrees, if somebody sweeps.")
                      .up("kedamono", "papi"))));

  private DemoProjectList() {}
}
