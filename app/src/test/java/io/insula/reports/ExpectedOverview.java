package io.insula.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The single numbers that a report must have, from the responses of the routes of cycles. */
final class ExpectedOverview {
  private static final List<String> OF_THE_COUNT =
      List.of(
          "on_paper",
          "mean_ballot_size",
          "proposals_per_participant",
          "rule",
          "rule_version",
          "tie_order",
          "winners",
          "spent",
          "left",
          "spent_share",
          "ballots_with_winner",
          "mean_winners",
          "equal_share",
          "equal_share_raised_by",
          "prefer_greedy",
          "prefer_equal_shares",
          "greedy_taken",
          "override_winners",
          "override_reason",
          "overridden_at",
          "receipts_root",
          "warnings");

  private ExpectedOverview() {}

  /** Returns the numbers by the names of their measures. */
  static Map<String, String> of(List<JsonNode> proposals, JsonNode results, JsonNode cycle) {
    var values = before(proposals, cycle);
    var statistics = results.required("statistics");
    for (var each : List.of("eligible", "voted", "turnout", "on_paper")) {
      values.put(each, ComparableTexts.of(statistics.required(each)));
    }
    for (var each : List.of("mean_ballot_size", "proposals_per_participant")) {
      values.put(each, ComparableTexts.of(statistics.required(each)));
    }
    for (var each : List.of("rule", "rule_version", "tie_order", "spent", "receipts_root")) {
      values.put(each, ComparableTexts.of(results.required(each)));
    }
    values.put("voted", ComparableTexts.of(results.required("ballots")));
    values.put("winners", Long.toString(winners(results)));
    var budget = results.required("budget").decimalValue();
    values.put(
        "left", ComparableTexts.plain(budget.subtract(results.required("spent").decimalValue())));
    values.put("spent_share", ExpectedRows.share(results.required("spent"), results.get("budget")));
    for (var each : List.of("ballots_with_winner", "mean_winners")) {
      values.put(each, ComparableTexts.of(statistics.required(each)));
    }
    values.put("equal_share", ComparableTexts.of(results.at("/shares/share")));
    values.put("equal_share_raised_by", ComparableTexts.of(results.at("/shares/raised_by")));
    values.put("prefer_greedy", ComparableTexts.of(results.at("/comparison/prefer_greedy")));
    values.put(
        "prefer_equal_shares", ComparableTexts.of(results.at("/comparison/prefer_equal_shares")));
    values.put("greedy_taken", ComparableTexts.of(results.at("/comparison/greedy_taken")));
    var selected = results.at("/override/selected");
    values.put("override_winners", selected.isArray() ? Integer.toString(selected.size()) : "");
    values.put("override_reason", ComparableTexts.of(results.at("/override/reason")));
    values.put("overridden_at", ComparableTexts.of(results.at("/override/overridden_at")));
    values.put("warnings", ComparableTexts.of(results.required("warnings")).replace("., ", ". "));
    return values;
  }

  /** Returns the numbers of an open vote: the turnout, but no results of a count. */
  static Map<String, String> ofOpen(List<JsonNode> proposals, JsonNode cycle) {
    var values = before(proposals, cycle);
    var turnout = cycle.required("turnout");
    values.put("eligible", ComparableTexts.of(turnout.required("eligible")));
    values.put("voted", ComparableTexts.of(turnout.required("voted")));
    values.put("turnout", ExpectedRows.turnout(turnout.get("voted"), turnout.get("eligible")));
    return values;
  }

  private static Map<String, String> before(List<JsonNode> proposals, JsonNode cycle) {
    var standing =
        proposals.stream().filter(each -> !each.required("withdrawn").booleanValue()).toList();
    var values = new LinkedHashMap<String, String>();
    values.put("budget", ComparableTexts.of(cycle.required("budget")));
    values.put("proposals", Integer.toString(standing.size()));
    values.put("withdrawn", Integer.toString(proposals.size() - standing.size()));
    values.put(
        "cost_of_all",
        ComparableTexts.plain(
            standing.stream()
                .map(each -> each.required("cost").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    for (var each : List.of("eligible", "voted", "turnout")) {
      values.put(each, "");
    }
    OF_THE_COUNT.forEach(each -> values.put(each, ""));
    return values;
  }

  private static long winners(JsonNode results) {
    return StreamSupport.stream(results.required("proposals").spliterator(), false)
        .filter(each -> each.required("selected").booleanValue())
        .count();
  }

  /** Returns the numbers by their labels in the first sheet of the workbook. */
  static Map<String, String> lines(Map<String, String> values) {
    var lines = new LinkedHashMap<String, String>();
    lines.put("Eligible", values.get("eligible"));
    lines.put("Voted", values.get("voted"));
    lines.put("Turnout", values.get("turnout"));
    lines.put("Ballots on paper", values.get("on_paper"));
    lines.put("Proposals on a ballot, mean", values.get("mean_ballot_size"));
    lines.put("Proposals", values.get("proposals"));
    lines.put("Withdrawn or merged", values.get("withdrawn"));
    lines.put("Proposals per voter", values.get("proposals_per_participant"));
    lines.put("Cost of all", values.get("cost_of_all"));
    lines.put("Budget", values.get("budget"));
    lines.put("Spent", values.get("spent"));
    lines.put("Not spent", values.get("left"));
    lines.put("Share spent", values.get("spent_share"));
    lines.put("Rule", values.get("rule"));
    lines.put("Selected proposals", values.get("winners"));
    lines.put("Ballots with a winner", values.get("ballots_with_winner"));
    lines.put("Winners on a ballot, mean", values.get("mean_winners"));
    lines.put("Equal share of each voter", values.get("equal_share"));
    lines.put("Equal share raised by", values.get("equal_share_raised_by"));
    return lines;
  }
}
