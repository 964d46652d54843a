package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an election in Pabulib's format, row by row. {@link PabulibReader} reads an equal election
 * from the result. Lines end with a single newline.
 */
public final class PabulibWriter implements PabulibSink {
  private static final List<String> PROJECT_COLUMNS =
      List.of(
          "project_id", "cost", "votes", "score", "name", "category", "beneficiaries", "selected");

  private final Appendable output;
  private final List<String> ids = new ArrayList<>();
  private boolean hasPoints;

  public PabulibWriter(Appendable output) {
    this.output = output;
  }

  /**
   * Writes the section META with the keys of the head. Adds {@code budget}, {@code vote_type} and
   * {@code rule} if the head does not have them. The keys of an imported election can have values
   * that an earlier version ignored, and that {@link PabulibReader} refuses: {@code max_length} is
   * left out then, and {@code insula_comparison} is written as it is counted.
   *
   * @throws UncheckedIOException if the output cannot be written; every method can throw this
   */
  @Override
  public void head(PabulibHead head) {
    hasPoints = head.ballotType().hasPoints();
    var meta = new LinkedHashMap<>(head.meta());
    if (head.ballotType() == BallotType.ORDINAL && head.maxLength() == null) {
      meta.keySet().removeIf(MetaKeys.MAX_LENGTH::equalsIgnoreCase);
    }
    var comparison = head.rule().comparison();
    if (comparison != null) {
      var counted = comparison.toString();
      meta.replaceAll(
          (key, value) ->
              MetaKeys.COMPARISON.equalsIgnoreCase(key) && !value.isEmpty() ? counted : value);
    }
    meta.putIfAbsent(MetaKeys.BUDGET, head.budget().toPlainString());
    meta.putIfAbsent(MetaKeys.VOTE_TYPE, head.ballotType().label());
    meta.putIfAbsent(MetaKeys.RULE, head.officialRule());
    row(List.of(Section.META.name()));
    row(List.of("key", "value"));
    meta.forEach((key, value) -> row(List.of(key, value)));
  }

  @Override
  public void proposalColumns(List<String> names) {
    row(List.of(Section.PROJECTS.name()));
    row(joined(PROJECT_COLUMNS, names));
  }

  @Override
  public void proposal(PabulibProposal proposal) {
    ids.add(proposal.externalId());
    row(
        joined(
            Arrays.asList(
                proposal.externalId(),
                proposal.cost().toPlainString(),
                text(proposal.statedVotes()),
                text(proposal.statedScore()),
                proposal.name(),
                String.join(",", proposal.categories()),
                String.join(",", proposal.beneficiaries()),
                proposal.officialSelected() == null ? "" : proposal.officialSelected().toString()),
            proposal.others()));
  }

  @Override
  public void voterColumns(List<String> names) {
    row(List.of(Section.VOTES.name()));
    row(
        joined(
            hasPoints ? List.of("voter_id", "vote", "points") : List.of("voter_id", "vote"),
            names));
  }

  @Override
  public void ballot(PabulibBallot ballot) {
    var vote = ballot.proposals().stream().map(ids::get).collect(Collectors.joining(","));
    var points =
        ballot.points().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
    row(
        joined(
            hasPoints ? List.of(ballot.voterId(), vote, points) : List.of(ballot.voterId(), vote),
            ballot.voter()));
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void row(List<String> cells) {
    try {
      for (var i = 0; i < cells.size(); i++) {
        output.append(i == 0 ? "" : ";").append(cell(cells.get(i)));
      }
      output.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    // A reader skips spaces before a cell, so a quote after spaces also begins a quoted cell.
    var isPlain =
        text.indexOf(';') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0
            && !text.stripLeading().startsWith("\"");
    return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
