package io.insula.cycles.internal.pabulib;

import io.insula.api.InvalidInputException;
import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.LabelledEnum;
import io.insula.cycles.internal.count.Rule;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the {@link PabulibHead} of a file from the keys in its section META. */
final class PabulibHeadReader {
  /**
   * The maximum number of places on an ordinal ballot. More places could make the sums of Borda
   * points overflow.
   */
  private static final BigDecimal MAX_PLACES = BigDecimal.valueOf(1_000_000);

  private static final String NO_NUMBER = "must be a number";

  private static final String NO_PLACES =
      "must be a whole number from 1 to 1000000, because the ballots are ordinal";

  private final Meta meta;
  private final PlaceInFile end;

  /**
   * @param end the place where META ends
   */
  PabulibHeadReader(Meta meta, PlaceInFile end) {
    this.meta = meta;
    this.end = end;
  }

  PabulibHead read() {
    var budget =
        required(MetaKeys.BUDGET, meta.read(MetaKeys.BUDGET, PabulibNumbers::parse, NO_NUMBER));
    if (budget.signum() <= 0) {
      throw meta.error(MetaKeys.BUDGET, "must be above 0");
    }
    var type =
        required(
            MetaKeys.VOTE_TYPE,
            meta.read(
                MetaKeys.VOTE_TYPE,
                text -> LabelledEnum.find(BallotType.class, text.toLowerCase(Locale.ROOT)),
                "must be approval, choose-1, cumulative, scoring or ordinal"));
    var rule = rule();
    return new PabulibHead(
        meta.values(),
        budget,
        type,
        maxLength(type),
        rule,
        RuleKeyConverter.officialName(meta),
        RuleKeyConverter.isKnown(meta),
        RuleKeyConverter.ties(meta, rule.rule()),
        RuleKeyConverter.exclusiveGroups(meta),
        RuleKeyConverter.lot(meta));
  }

  private Rule rule() {
    try {
      return RuleKeyConverter.rule(meta);
    } catch (InvalidInputException e) {
      throw meta.error(MetaKeys.OWN_RULE, "has invalid options: " + e.getMessage());
    }
  }

  /**
   * Reads the maximum length of a ballot; null if it is missing. It decides the Borda points of
   * ordinal ballots, so an invalid value is refused there. For the other types, it is null then.
   */
  private @Nullable Integer maxLength(BallotType type) {
    return type == BallotType.ORDINAL
        ? meta.read(MetaKeys.MAX_LENGTH, PabulibHeadReader::places, NO_PLACES)
        : Optional.ofNullable(meta.text(MetaKeys.MAX_LENGTH))
            .flatMap(PabulibHeadReader::places)
            .orElse(null);
  }

  private static Optional<Integer> places(String text) {
    return PabulibNumbers.parse(text)
        .filter(number -> number.scale() == 0 && number.signum() > 0)
        .filter(number -> number.compareTo(MAX_PLACES) <= 0)
        .map(BigDecimal::intValueExact);
  }

  private <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw end.error(key, "is missing: the section META must have this key");
    }
    return value;
  }
}
