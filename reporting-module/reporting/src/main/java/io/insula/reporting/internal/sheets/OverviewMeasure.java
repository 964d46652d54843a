package io.insula.reporting.internal.sheets;

import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The measures of a cycle that the overview shows, in the order of its rows. */
enum OverviewMeasure {
  BUDGET(Kind.MONEY, null),
  PROPOSALS(Kind.COUNT, "proposals"),
  WITHDRAWN(Kind.COUNT, "proposals"),
  COST_OF_ALL(Kind.MONEY, null),
  ELIGIBLE(Kind.COUNT, "people"),
  VOTED(Kind.COUNT, "people"),
  TURNOUT(Kind.SHARE, "share"),
  ON_PAPER(Kind.COUNT, "ballots"),
  MEAN_BALLOT_SIZE(Kind.NUMBER, "proposals"),
  PROPOSALS_PER_PARTICIPANT(Kind.NUMBER, "proposals"),
  COUNTED_AT(Kind.TIME, "UTC"),
  RULE(Kind.TEXT, null),
  RULE_VERSION(Kind.TEXT, null),
  TIE_ORDER(Kind.TEXT, null),
  WINNERS(Kind.COUNT, "proposals"),
  SPENT(Kind.MONEY, null),
  LEFT(Kind.MONEY, null),
  SPENT_SHARE(Kind.SHARE, "share"),
  BALLOTS_WITH_WINNER(Kind.SHARE, "share"),
  MEAN_WINNERS(Kind.NUMBER, "proposals"),
  EQUAL_SHARE(Kind.MONEY, null),
  EQUAL_SHARE_RAISED_BY(Kind.MONEY, null),
  PREFER_GREEDY(Kind.COUNT, "ballots"),
  PREFER_EQUAL_SHARES(Kind.COUNT, "ballots"),
  GREEDY_TAKEN(Kind.FLAG, null),
  OVERRIDE_WINNERS(Kind.COUNT, "proposals"),
  OVERRIDE_REASON(Kind.TEXT, null),
  OVERRIDDEN_AT(Kind.TIME, "UTC"),
  RECEIPTS_ROOT(Kind.TEXT, null),
  WARNINGS(Kind.TEXT, null);

  private final Kind kind;
  private final @Nullable String unit;

  OverviewMeasure(Kind kind, @Nullable String unit) {
    this.kind = kind;
    this.unit = unit;
  }

  /** Returns the name of the measure in files and templates. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Kind kind() {
    return kind;
  }

  @Nullable String unit(@Nullable String currency) {
    return kind == Kind.MONEY ? currency : unit;
  }
}
