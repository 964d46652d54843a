package io.insula.reporting.internal.source;

/** The GraphQL queries to the other backend, from which this server reads the cycles. */
final class CycleQueries {
  private static final String CYCLE =
      """
      cycle_id name currency unit subunit budget ballot { type } phase public created_at revision
      admins turnout { eligible voted }
      """;

  private static final String COSTS = "costs { minimum median mean maximum }";
  private static final String PAGE_END = "end_cursor has_next_page";

  private static final String PROPOSALS =
      """
      {
        nodes {
          proposal_id project_id external_id name cost categories beneficiaries place latitude
          longitude withdrawn withdrawn_at withdrawn_reason merged_into
          implementation { status note noted_at }
          count { votes score rank selected official_selected }
        }
        %s
      }
      """
          .formatted(PAGE_END);

  private static final String TIES =
      "{ nodes { step proposal_ids decided_by } %s }".formatted(PAGE_END);

  private static final String TRACE =
      """
      {
        nodes {
          step proposal_id taken reason score effective_votes price load money_before money_after
          unpayable_after_step effective_support_percent
        }
        %s
      }
      """
          .formatted(PAGE_END);

  private static final String STATISTICS =
      """
      statistics {
        eligible voted turnout on_paper
        groups { attribute value eligible ballots named }
        ballot_sizes { size ballots }
        mean_ballot_size proposals_per_participant %1$s
        categories { category proposals %1$s votes vote_share funded money_share }
        ballots_with_winner mean_winners
        winners_per_ballot { winners ballots }
      }
      """
          .formatted(COSTS);

  private static final String OUTCOME =
      """
      counted_at rule rule_version tie_order spent ballots warnings receipts_root
      shares { share raised_by }
      comparison { prefer_greedy prefer_equal_shares greedy_taken }
      override { selected reason overridden_at }
      """;

  /** The query for a page of the active cycles. */
  static final String ACTIVE = list("active", "active: true, ");

  /** The query for a page of all cycles, closed ones included. */
  static final String ALL = list("all", "");

  /** The query for a page of all cycles, with only their ids and admins. */
  static final String ADMINS =
      "query admins($first: Int, $after: String) { cycles(first: $first, after: $after) { nodes {"
          + " cycle_id admins } "
          + PAGE_END
          + " } }";

  /** The query for one cycle. */
  static final String ONE =
      ofCycle("", CYCLE + "phase_changes { to changed_at } results { ballots }");

  /** The query for the head of a snapshot, and the first page of each of its lists. */
  static final String SNAPSHOT =
      ofCycle(
          "$first: Int",
          CYCLE
              + "phase_changes { to changed_at } "
              + STATISTICS
              + "proposals(first: $first) "
              + PROPOSALS
              + "results { "
              + OUTCOME
              + "ties(first: $first) "
              + TIES
              + " trace(first: $first) "
              + TRACE
              + "}");

  /** The query for the revision of a cycle. Another revision means that the cycle has changed. */
  static final String REVISION = ofCycle("", "revision");

  static final String MORE_PROPOSALS = more("proposals(first: $first, after: $after) " + PROPOSALS);
  static final String MORE_TIES =
      more("results { ties(first: $first, after: $after) " + TIES + " }");
  static final String MORE_TRACE =
      more("results { trace(first: $first, after: $after) " + TRACE + "}");

  private CycleQueries() {}

  private static String list(String name, String filter) {
    return "query "
        + name
        + "($first: Int, $after: String) { cycles("
        + filter
        + "first: $first, after: $after) { nodes { "
        + CYCLE
        + "} "
        + PAGE_END
        + " } }";
  }

  private static String more(String list) {
    return ofCycle("$first: Int, $after: String", "revision " + list);
  }

  private static String ofCycle(String variables, String fields) {
    return "query cycle($id: ID! " + variables + ") { cycle(id: $id) { " + fields + "} }";
  }
}
