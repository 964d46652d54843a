package io.insula.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The rows that a report must have, from the responses of the routes of cycles.
 *
 * @param proposals the response of {@code GET /cycles/{id}/proposals}
 * @param results the response of {@code GET /cycles/{id}/results}
 */
record ExpectedRows(List<JsonNode> proposals, JsonNode results) {
  /** An imported file marks a withdrawn proposal by this number in place of its cost. */
  private static final BigDecimal NO_COST = new BigDecimal("999999999");

  List<Map<String, String>> proposalRows() {
    return proposals.stream().map(ExpectedRows::proposal).toList();
  }

  private static Map<String, String> proposal(JsonNode it) {
    var row = new LinkedHashMap<String, String>();
    copy(it, row, "proposal_id", "project_id", "external_id", "name");
    row.put("cost", cost(it));
    copy(it, row, "categories", "beneficiaries", "place", "latitude", "longitude");
    var isWithdrawn = it.required("withdrawn").booleanValue();
    var isMerged = !it.required("merged_into").isNull();
    row.put("status", isMerged ? "merged" : isWithdrawn ? "withdrawn" : "active");
    row.put("reason", ComparableTextConverter.of(it.required("withdrawn_reason")));
    copy(it, row, "merged_into");
    row.put("implementation", ComparableTextConverter.of(it.at("/implementation/status")));
    row.put("implementation_note", ComparableTextConverter.of(it.at("/implementation/note")));
    return row;
  }

  private static String cost(JsonNode proposal) {
    var cost = proposal.required("cost").decimalValue();
    var isMark = cost.compareTo(NO_COST) == 0 && proposal.required("withdrawn").booleanValue();
    return isMark ? "" : ComparableTextConverter.plain(cost);
  }

  List<Map<String, String>> resultRows() {
    return items("/proposals").stream()
        .sorted(Comparator.comparing(each -> each.required("rank").intValue()))
        .map(this::result)
        .toList();
  }

  private Map<String, String> result(JsonNode it) {
    var row = new LinkedHashMap<String, String>();
    copy(it, row, "rank", "proposal_id", "name");
    row.put("cost", cost(byId().get(it.required("proposal_id").longValue())));
    copy(it, row, "votes", "score", "selected", "official_selected");
    var chosen = results.at("/override/selected");
    var isChosen =
        StreamSupport.stream(chosen.spliterator(), false)
            .anyMatch(id -> id.equals(it.required("proposal_id")));
    row.put("override_selected", chosen.isMissingNode() ? "" : Boolean.toString(isChosen));
    return row;
  }

  List<Map<String, String>> trace() {
    return items("/trace").stream().map(this::step).toList();
  }

  private Map<String, String> step(JsonNode it) {
    var row = new LinkedHashMap<String, String>();
    copy(it, row, "step", "proposal_id");
    row.put("name", name(it.required("proposal_id").longValue()));
    copy(it, row, "taken", "reason", "score", "effective_votes", "price", "load");
    copy(it, row, "money_before", "money_after", "unpayable_after_step");
    copy(it, row, "effective_support_percent");
    return row;
  }

  List<Map<String, String>> ties() {
    var rows = new ArrayList<Map<String, String>>();
    for (var tie : items("/ties")) {
      var place = 0;
      for (var id : tie.required("proposal_ids")) {
        var row = new LinkedHashMap<String, String>();
        copy(tie, row, "step");
        row.put("place", Integer.toString(++place));
        row.put("proposal_id", ComparableTextConverter.of(id));
        row.put("name", name(id.longValue()));
        copy(tie, row, "decided_by");
        rows.add(row);
      }
    }
    return rows;
  }

  List<Map<String, String>> costs() {
    var rows = new ArrayList<Map<String, String>>();
    var standing = proposals.stream().filter(each -> !each.required("withdrawn").booleanValue());
    var counted = items("/proposals").stream().collect(Collectors.toMap(ExpectedRows::id, x -> x));
    var ids = standing.map(ExpectedRows::id).toList();
    var votes = ids.stream().mapToLong(id -> counted.get(id).required("votes").longValue()).sum();
    var spent = results.required("spent").decimalValue();
    var all = costs("all", Integer.toString(ids.size()), results.at("/statistics/costs"));
    all.put("votes", Long.toString(votes));
    all.put("vote_share", votes == 0 ? "" : "1");
    all.put("funded", ComparableTextConverter.plain(spent));
    all.put("money_share", spent.signum() == 0 ? "" : "1");
    rows.add(all);
    for (var each : items("/statistics/categories")) {
      var name = each.required("category").asText("(none)");
      var row =
          costs(
              name, ComparableTextConverter.of(each.required("proposals")), each.required("costs"));
      copy(each, row, "votes", "vote_share", "funded", "money_share");
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, String> costs(String category, String proposals, JsonNode costs) {
    var row = new LinkedHashMap<String, String>();
    row.put("category", category);
    row.put("proposals", proposals);
    copy(costs, row, "minimum", "median", "mean", "maximum");
    return row;
  }

  List<Map<String, String>> participation() {
    var statistics = results.required("statistics");
    var rows = new ArrayList<Map<String, String>>();
    rows.add(turnout("all", "", statistics.required("eligible"), statistics.required("voted")));
    for (var group : items("/statistics/groups")) {
      var value = group.required("value").asText("(other)");
      var attribute = group.required("attribute").textValue();
      rows.add(turnout(attribute, value, group.required("eligible"), group.required("ballots")));
    }
    return rows;
  }

  private static Map<String, String> turnout(
      String attribute, String value, JsonNode eligible, JsonNode voted) {
    var row = new LinkedHashMap<String, String>();
    row.put("attribute", attribute);
    row.put("value", value);
    row.put("eligible", ComparableTextConverter.of(eligible));
    row.put("voted", ComparableTextConverter.of(voted));
    row.put("turnout", turnout(voted, eligible));
    return row;
  }

  List<Map<String, String>> ballots() {
    var rows = new ArrayList<Map<String, String>>();
    addBallots(rows, "size", "size", "/statistics/ballot_sizes");
    addBallots(rows, "winners", "winners", "/statistics/winners_per_ballot");
    return rows;
  }

  private void addBallots(
      List<Map<String, String>> rows, String kind, String number, String pointer) {
    for (var each : items(pointer)) {
      var row = new LinkedHashMap<String, String>();
      row.put("kind", kind);
      row.put("number", ComparableTextConverter.of(each.required(number)));
      row.put("ballots", ComparableTextConverter.of(each.required("ballots")));
      row.put("share", share(each.required("ballots"), results.at("/statistics/voted")));
      rows.add(row);
    }
  }

  /**
   * Returns the share of the eligible people who voted. Returns an empty text if it is unknown,
   * because some voters are not counted as eligible.
   */
  static String turnout(JsonNode voted, JsonNode eligible) {
    var isKnown = !eligible.isNull() && voted.longValue() <= eligible.longValue();
    return isKnown ? share(voted, eligible) : "";
  }

  /**
   * Returns a part divided by the whole, rounded to four decimal places; empty if the whole is
   * zero.
   */
  static String share(JsonNode part, JsonNode whole) {
    return whole.decimalValue().signum() == 0
        ? ""
        : ComparableTextConverter.plain(
            part.decimalValue().divide(whole.decimalValue(), 4, RoundingMode.HALF_EVEN));
  }

  private List<JsonNode> items(String pointer) {
    return StreamSupport.stream(results.at(pointer).spliterator(), false).toList();
  }

  private Map<Long, JsonNode> byId() {
    var byId = new HashMap<Long, JsonNode>();
    proposals.forEach(each -> byId.put(id(each), each));
    return byId;
  }

  private String name(long proposalId) {
    return Optional.ofNullable(byId().get(proposalId)).orElseThrow().required("name").textValue();
  }

  private static long id(JsonNode proposal) {
    return proposal.required("proposal_id").longValue();
  }

  private static void copy(JsonNode from, Map<String, String> row, String... fields) {
    for (var field : fields) {
      row.put(field, ComparableTextConverter.of(from.path(field)));
    }
  }
}
