package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotsBuilder;
import io.insula.cycles.internal.count.Election;
import io.insula.cycles.internal.count.ElectionCounter;
import io.insula.cycles.internal.count.ElectionProposal;
import io.insula.cycles.internal.count.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the input of a count while a file is read, without data about voters. The id of a
 * proposal is its place in the file, from 1.
 */
public final class ElectionCollector implements PabulibSink {
  private final boolean isForOwnRule;
  private @Nullable PabulibHead head;
  private @Nullable BallotsBuilder ballots;
  private final List<PabulibProposal> proposals = new ArrayList<>();

  private ElectionCollector(boolean isForOwnRule) {
    this.isForOwnRule = isForOwnRule;
  }

  /** Creates a collector whose ballots can be counted by any rule. */
  public static ElectionCollector forAnyRule() {
    return new ElectionCollector(false);
  }

  /** Creates a collector that keeps only what a count by the rule of the file needs. */
  public static ElectionCollector forOwnRule() {
    return new ElectionCollector(true);
  }

  @Override
  public void head(PabulibHead read) {
    head = read;
    ballots =
        isForOwnRule
            ? BallotsBuilder.forRule(read.rule().rule(), read.ballotType(), read.maxLength())
            : new BallotsBuilder(read.ballotType());
  }

  @Override
  public void proposalColumns(List<String> names) {}

  @Override
  public void proposal(PabulibProposal proposal) {
    proposals.add(proposal);
  }

  @Override
  public void voterColumns(List<String> names) {}

  /**
   * @throws PabulibException if there are more different ballots than the memory allows
   */
  @Override
  public void ballot(PabulibBallot ballot) {
    var positions = ballot.proposals().stream().mapToInt(Integer::intValue).toArray();
    if (head().ballotType().hasPoints()) {
      Objects.requireNonNull(ballots).add(positions, ballot.points());
    } else {
      Objects.requireNonNull(ballots).add(positions);
    }
    if (Objects.requireNonNull(ballots).isTooLarge()) {
      throw new PlaceInFile(ballot.line(), 1)
          .error(
              "VOTES",
              "has more different ballots than fit into the memory of this server; import the file"
                  + " on a server with more memory");
    }
  }

  public PabulibHead head() {
    return Objects.requireNonNull(head, "The head has not been read yet");
  }

  public List<PabulibProposal> proposals() {
    return List.copyOf(proposals);
  }

  public Election election() {
    var positions = new HashMap<String, Integer>();
    proposals.forEach(each -> positions.put(each.externalId(), each.position()));
    return new Election(
        head().ballotType(),
        head().maxLength(),
        head().budget(),
        proposals.stream()
            .map(each -> new ElectionProposal(each.position() + 1L, each.cost()))
            .toList(),
        Objects.requireNonNull(ballots).build(),
        head().lot().stream().map(id -> Objects.requireNonNull(positions.get(id))).toList());
  }

  /** Returns the rule of the file with its exclusive groups. */
  public Rule rule() {
    if (head().exclusiveGroups().isEmpty()) {
      return head().rule();
    }
    Map<String, Long> ids = new HashMap<>();
    proposals.forEach(each -> ids.put(each.externalId(), each.position() + 1L));
    return head()
        .rule()
        .withExclusiveGroups(
            head().exclusiveGroups().stream()
                .map(
                    group -> group.stream().map(id -> Objects.requireNonNull(ids.get(id))).toList())
                .toList());
  }

  /**
   * Computes the scores from the ballots. Returns a sentence for each different score in the file.
   */
  public List<String> differences() {
    var scores = ElectionCounter.scores(election());
    return proposals.stream()
        .filter(
            each ->
                each.statedScore() != null
                    && each.statedScore().compareTo(scores.get(each.position())) != 0)
        .map(
            each ->
                "Score of "
                    + QuotedText.quote(each.externalId())
                    + ": the file states "
                    + each.statedScore()
                    + ", but its ballots add up to "
                    + scores.get(each.position())
                    + ".")
        .toList();
  }
}
