package io.insula.cycles.internal.pabulib;

import java.util.List;

/**
 * The facts about a file that are known only after the whole file was read.
 *
 * @param repeatingBallots how many ballots name a proposal more than once; see {@link
 *     ProposalMentionCounter}
 * @param warnings unusual facts about the file, as text for readers of the result
 */
public record PabulibSummary(
    int proposals, long ballots, long repeatingBallots, List<String> warnings) {
  public PabulibSummary {
    warnings = List.copyOf(warnings);
  }
}
