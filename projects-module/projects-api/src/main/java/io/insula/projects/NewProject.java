package io.insula.projects;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new project, as its proposer enters it. The name, the tagline and the tags get their
 * {@linkplain TextRule#normal normal form}. A project that enters a cycle needs a cost.
 *
 * @param name 1 to {@value Projects#MAX_NAME_LENGTH} characters, case-sensitive; unique among the
 *     projects of its cycle, or among the projects without a cycle
 * @param tagline at most {@value Projects#MAX_TAGLINE_LENGTH} characters
 * @param tags at most {@value Projects#MAX_TAGS} different tags of 1 to {@value
 *     Projects#MAX_TAG_LENGTH} characters
 * @param problems at most {@value Projects#MAX_THREADS_EACH} different texts of 1 to {@value
 *     Projects#MAX_MESSAGE_LENGTH} characters
 * @param solutions within the bounds of {@code problems}
 * @param cycleId the budgeting cycle that the project enters; null for none
 * @param cost in the currency of the cycle: 0 or more, below 10^12, with at most two decimals; null
 *     if not known
 * @param proposedBy the user name of the proposer
 * @param requestKey 1 to {@value Projects#MAX_REQUEST_KEY_LENGTH} characters; a repeated key
 *     returns the first project; null for none
 * @param proposerIsAdmin whether the proposer holds the role ADMIN
 */
public record NewProject(
    String name,
    String tagline,
    List<String> tags,
    List<String> problems,
    List<String> solutions,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost,
    String proposedBy,
    @Nullable String requestKey,
    boolean proposerIsAdmin) {
  private static final TextRule REQUEST_KEY = TextRule.line(1, Projects.MAX_REQUEST_KEY_LENGTH);
  private static final BigDecimal COST_LIMIT = BigDecimal.TEN.pow(12);

  /**
   * @throws io.insula.api.InvalidInputException if a value is out of its bounds; the error names
   *     each field as the HTTP contract does
   */
  public NewProject {
    name = TextRule.normal(name);
    tagline = TextRule.normal(tagline);
    tags = tags.stream().map(TextRule::normal).toList();
    problems = List.copyOf(problems);
    solutions = List.copyOf(solutions);
    new InputChecks()
        .text("project_name", name, Projects.NAME)
        .text("tagline", tagline, Projects.TAGLINE)
        .texts("tags", tags, Projects.MAX_TAGS, Projects.TAG)
        .texts("problems", problems, Projects.MAX_THREADS_EACH, Projects.MESSAGE)
        .texts("solutions", solutions, Projects.MAX_THREADS_EACH, Projects.MESSAGE)
        .that(
            cost == null || isAmount(cost),
            "cost",
            "must be 0 or more and below 10^12, with at most two decimals")
        .text("proposed_by", proposedBy, Actor.NAME)
        .optionalText("request_key", requestKey, REQUEST_KEY)
        .done();
    cost = cost == null ? null : inHundredths(cost);
  }

  /**
   * Makes a project whose proposer does not hold the role ADMIN. This constructor is for demo data
   * and tests. A new optional field is not a parameter here: this constructor sets it to null, so
   * the callers need no change. Code that must pass on all fields, such as a route, calls the
   * constructor with all parameters.
   */
  public NewProject(
      String name,
      String tagline,
      List<String> tags,
      List<String> problems,
      List<String> solutions,
      @Nullable Long cycleId,
      @Nullable BigDecimal cost,
      String proposedBy,
      @Nullable String requestKey) {
    this(name, tagline, tags, problems, solutions, cycleId, cost, proposedBy, requestKey, false);
  }

  private static boolean isAmount(BigDecimal cost) {
    return cost.signum() >= 0
        && cost.compareTo(COST_LIMIT) < 0
        && cost.stripTrailingZeros().scale() <= 2;
  }

  private static BigDecimal inHundredths(BigDecimal cost) {
    // A zero can arrive as 0e-999999999. setScale would turn it into a number that fills the
    // memory.
    return cost.stripTrailingZeros().setScale(2);
  }
}
