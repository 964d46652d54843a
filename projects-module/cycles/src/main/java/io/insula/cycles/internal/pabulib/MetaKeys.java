package io.insula.cycles.internal.pabulib;

/** The keys that this app evaluates in the section META of a Pabulib file. */
final class MetaKeys {
  static final String BUDGET = "budget";
  static final String VOTE_TYPE = "vote_type";
  static final String RULE = "rule";
  static final String NUM_PROJECTS = "num_projects";
  static final String NUM_VOTES = "num_votes";
  static final String MIN_LENGTH = "min_length";
  static final String MAX_LENGTH = "max_length";
  static final String MIN_SUM_COST = "min_sum_cost";
  static final String MAX_SUM_COST = "max_sum_cost";
  static final String MIN_POINTS = "min_points";
  static final String MAX_POINTS = "max_points";
  static final String MIN_SUM_POINTS = "min_sum_points";
  static final String MAX_SUM_POINTS = "max_sum_points";
  static final String DEFAULT_SCORE = "default_score";
  static final String MIN_PROJECT_SCORE_THRESHOLD = "min_project_score_threshold";

  // Insula's own keys, for values that the format does not define.
  static final String OWN_RULE = "insula_rule";
  static final String UTILITY = "insula_utility";
  static final String COMPLETION = "insula_completion";
  static final String COMPARISON = "insula_comparison";
  static final String FLOOR_FACTOR = "insula_floor_factor";
  static final String MISFIT_PERCENT = "insula_misfit_percent";
  static final String EXCLUSIVE_GROUPS = "insula_exclusive_groups";
  static final String TIE_ORDER = "insula_tie_order";
  static final String LOT = "insula_lot";

  private MetaKeys() {}
}
