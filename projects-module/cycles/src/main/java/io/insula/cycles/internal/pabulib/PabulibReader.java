package io.insula.cycles.internal.pabulib;

import io.insula.cycles.ProposalBounds;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an election from a file in Pabulib's format, row by row, and hands each part to a {@link
 * PabulibSink}.
 */
public final class PabulibReader {
  /** The maximum size of a file, in bytes. */
  public static final long MAX_BYTES = 64L << 20;

  /**
   * The maximum number of characters of a name. Proposals that were not imported have the same
   * limit.
   */
  public static final int MAX_NAME_LENGTH = ProposalBounds.NAME.max();

  public static final int MAX_ID_LENGTH = 500;

  /** The maximum number of projects. A cycle has the same limit, so each export can be imported. */
  public static final int MAX_PROPOSALS = ProposalBounds.MAX_PROPOSALS;

  /**
   * The maximum number of characters of META and PROJECTS together. Both are kept in memory. Real
   * files have some thousands.
   */
  private static final int MAX_HEAD_CHARACTERS = 8 << 20;

  private static final int MAX_LINE_BYTES = 1 << 20;

  private final RowSource rows;
  private final PabulibSink sink;
  private final Warnings warnings = new Warnings();
  private final List<PabulibProposal> proposals = new ArrayList<>();

  private PabulibReader(InputStream input, PabulibSink sink) {
    rows = new RowSource(new LineSource(input, MAX_BYTES, MAX_LINE_BYTES), MAX_LINE_BYTES);
    this.sink = sink;
  }

  /**
   * Reads a file to its end. Keeps the projects in memory, and a few bytes for each voter.
   *
   * @param sink receives the data while the file is read; must discard the data after an exception
   * @throws PabulibException with the first error of the file
   * @throws IOException if the file cannot be read
   */
  public static PabulibSummary read(InputStream input, PabulibSink sink) throws IOException {
    return new PabulibReader(input, sink).read();
  }

  private PabulibSummary read() throws IOException {
    var first = rows.next();
    if (first == null || Section.beginningAt(first).orElse(null) != Section.META) {
      throw new PlaceInFile(1, 1).error("META", "must be the first section of the file");
    }
    var meta = readMeta();
    var head = new PabulibHeadReader(meta, rows.end()).read();
    sink.head(head);
    var positions = readProjects();
    checkIds(meta, head, positions);
    var named = readVotes(meta, head, positions);
    named.check(warnings);
    checkNumbers(meta, named.ballots());
    return new PabulibSummary(
        proposals.size(), named.ballots(), named.repeatingBallots(), warnings.all());
  }

  private Meta readMeta() throws IOException {
    var meta = new Meta(warnings);
    var isFirst = true;
    for (var row = inside(Section.META); row != null; row = inside(Section.META)) {
      var isHeader = row.cell(0).equalsIgnoreCase("key") && row.cell(1).equalsIgnoreCase("value");
      if (!isFirst || !isHeader) {
        meta.add(row);
      }
      isFirst = false;
    }
    return meta;
  }

  private Map<String, Integer> readProjects() throws IOException {
    var reader = new ProjectsReader(header(Section.PROJECTS), warnings);
    sink.proposalColumns(reader.otherNames());
    for (var row = inside(Section.PROJECTS); row != null; row = inside(Section.PROJECTS)) {
      var proposal = reader.read(row);
      proposals.add(proposal);
      sink.proposal(proposal);
    }
    if (proposals.isEmpty()) {
      throw rows.end().error("PROJECTS", "has no project");
    }
    return reader.positions();
  }

  private ProposalMentionCounter readVotes(
      Meta meta, PabulibHead head, Map<String, Integer> positions) throws IOException {
    var named = new ProposalMentionCounter(proposals);
    var reader = new VotesReader(header(Section.VOTES), head.ballotType(), positions, named);
    var costs = proposals.stream().map(PabulibProposal::cost).toList();
    var bounds = BallotBounds.of(head, meta, costs, warnings);
    sink.voterColumns(reader.otherNames());
    for (var row = inside(Section.VOTES); row != null; row = inside(Section.VOTES)) {
      var ballot = reader.read(row);
      bounds.check(ballot);
      sink.ballot(ballot);
    }
    return named;
  }

  /** Returns the next row of a section; null after its last row. */
  private @Nullable Row inside(Section section) throws IOException {
    var row = rows.next();
    var isLast = section == Section.VOTES;
    if (row == null) {
      if (isLast) {
        return null;
      }
      throw rows.end().error(next(section).name(), "is missing: the file ends before it");
    }
    if (!isLast && rows.characters() > MAX_HEAD_CHARACTERS) {
      throw row.place(0)
          .error(
              section.name(),
              "is too long: META and PROJECTS together must have at most "
                  + MAX_HEAD_CHARACTERS
                  + " characters");
    }
    var begins = Section.beginningAt(row);
    if (begins.isEmpty()) {
      return row;
    }
    if (isLast || begins.get() != next(section)) {
      throw row.place(0)
          .error(
              begins.get().name(),
              "is in the wrong place: the sections must be META, PROJECTS and VOTES, each once");
    }
    return null;
  }

  private static Section next(Section section) {
    return section == Section.META ? Section.PROJECTS : Section.VOTES;
  }

  private Row header(Section section) throws IOException {
    var row = rows.next();
    if (row == null) {
      throw rows.end().error(section.name(), "has no columns: the file ends before them");
    }
    return row;
  }

  /** Checks that the exclusive groups and the drawn order name known projects. */
  private static void checkIds(Meta meta, PabulibHead head, Map<String, Integer> positions) {
    if (!head.exclusiveGroups().stream().flatMap(List::stream).allMatch(positions::containsKey)) {
      throw meta.error(MetaKeys.EXCLUSIVE_GROUPS, "names an unknown project");
    }
    var isLot =
        head.lot().size() == positions.size()
            && new HashSet<>(head.lot()).equals(positions.keySet());
    if (!head.lot().isEmpty() && !isLot) {
      throw meta.error(MetaKeys.LOT, "must name each project of the file exactly once");
    }
  }

  private void checkNumbers(Meta meta, long ballots) {
    var stated = meta.bound(MetaKeys.NUM_VOTES);
    if (stated != null && stated.compareTo(BigDecimal.valueOf(ballots)) > 0) {
      throw rows.end()
          .error(
              MetaKeys.NUM_VOTES,
              "is "
                  + stated.toPlainString()
                  + ", but the file has only "
                  + ballots
                  + " ballots: a part of the file is missing; send the complete file");
    }
    warnIfOther(MetaKeys.NUM_VOTES, stated, ballots);
    warnIfOther(MetaKeys.NUM_PROJECTS, meta.bound(MetaKeys.NUM_PROJECTS), proposals.size());
    var defaultScore = meta.bound(MetaKeys.DEFAULT_SCORE);
    if (defaultScore != null && defaultScore.signum() != 0) {
      warnings.add(
          "META has a default_score, which is stored but not counted: a score is the sum of the"
              + " points that ballots give.");
    }
  }

  private void warnIfOther(String key, @Nullable BigDecimal stated, long there) {
    if (stated != null && stated.compareTo(BigDecimal.valueOf(there)) != 0) {
      warnings.add(
          "META states that "
              + key
              + " is "
              + stated.toPlainString()
              + ", but the file has "
              + there
              + ".");
    }
  }
}
