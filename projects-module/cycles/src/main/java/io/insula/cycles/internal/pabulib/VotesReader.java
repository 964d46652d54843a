package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.BallotsBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the rows of the section VOTES of a file. */
final class VotesReader {
  private static final String SECTION = "VOTES";
  private static final BigDecimal POINTS_BELOW = BigDecimal.valueOf(1_000_000);

  private final Columns columns;
  private final BallotType type;
  private final Map<String, Integer> positions;
  private final ProposalMentionCounter named;
  private final VoterIds voters = new VoterIds();
  private final int voter;
  private final int vote;
  private final int points;
  private final List<Integer> others;

  VotesReader(
      Row header, BallotType type, Map<String, Integer> positions, ProposalMentionCounter named) {
    this.type = type;
    this.positions = positions;
    this.named = named;
    columns = new Columns(header);
    voter = columns.require("voter_id", SECTION);
    vote = columns.require("vote", SECTION);
    points = type.hasPoints() ? columns.require("points", SECTION) : columns.find("points");
    others =
        columns.others(
            IntStream.of(voter, vote, type.hasPoints() ? points : -1)
                .boxed()
                .collect(Collectors.toSet()));
  }

  /** Returns the names of the columns that describe voters. */
  List<String> otherNames() {
    return columns.names(others);
  }

  PabulibBallot read(Row row) {
    checkWhole(row);
    var voterId = voterId(row);
    var parts = RowSource.parts(row.cell(vote));
    if (parts.size() > PabulibReader.MAX_PROPOSALS) {
      throw row.place(vote, parts.get(PabulibReader.MAX_PROPOSALS).offset())
          .error("vote", "names more than " + PabulibReader.MAX_PROPOSALS + " projects");
    }
    var proposals = new ArrayList<Integer>(parts.size());
    for (var part : parts) {
      proposals.add(position(row, part));
    }
    var given = points(row, proposals.size());
    named.add(proposals, given, offset -> row.place(vote, parts.get(offset).offset()));
    return new PabulibBallot(row.line(), voterId, proposals, given, Columns.cells(row, others));
  }

  private void checkWhole(Row row) {
    if (!row.isWhole() && row.cells().size() < columns.count()) {
      throw row.place(row.cells().size() - 1)
          .error("file", "ends in the middle of a row; send the complete file");
    }
    if (row.cells().size() <= vote) {
      throw row.place(0).error("vote", "is missing");
    }
  }

  private String voterId(Row row) {
    var text = row.cell(voter);
    if (text.isEmpty() || text.length() > PabulibReader.MAX_ID_LENGTH) {
      throw row.place(voter)
          .error("voter_id", "must have 1 to " + PabulibReader.MAX_ID_LENGTH + " characters");
    }
    if (!voters.add(text)) {
      throw row.place(voter).error("voter_id", "occurs twice: " + QuotedText.quote(text));
    }
    return text;
  }

  private int position(Row row, RowSource.Part part) {
    var position = positions.get(part.text());
    if (position == null) {
      throw row.place(vote, part.offset())
          .error("vote", "names an unknown project: " + QuotedText.quote(part.text()));
    }
    return position;
  }

  private List<BigDecimal> points(Row row, int proposals) {
    if (points < 0) {
      return List.of();
    }
    var parts = RowSource.parts(row.cell(points));
    var isGiven = type.hasPoints() || (type == BallotType.ORDINAL && !parts.isEmpty());
    if (isGiven && parts.size() != proposals) {
      throw row.place(points)
          .error(
              "points",
              "has %d values for %d projects; each project needs one value"
                  .formatted(parts.size(), proposals));
    }
    if (!type.hasPoints()) {
      return List.of();
    }
    var given = new ArrayList<BigDecimal>(parts.size());
    for (var part : parts) {
      given.add(point(row, part));
    }
    return given;
  }

  private BigDecimal point(Row row, RowSource.Part part) {
    var place = row.place(points, part.offset());
    var number =
        PabulibNumbers.parse(part.text())
            .orElseThrow(
                () -> place.error("points", "must be numbers: " + QuotedText.quote(part.text())));
    if (number.scale() > BallotsBuilder.MAX_POINT_DECIMALS
        || number.abs().compareTo(POINTS_BELOW) >= 0) {
      throw place.error("points", "must be below a million, with at most six decimals");
    }
    if (type == BallotType.CUMULATIVE && number.signum() < 0) {
      throw place.error("points", "must be 0 or more in a cumulative vote");
    }
    return number;
  }
}
