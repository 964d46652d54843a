package io.insula.cycles.internal.graphql;

import graphql.parser.ParserOptions;
import io.insula.api.InvalidInputException;
import java.time.Duration;

/** The limits of one query. */
final class QueryLimits {
  static final int MOST_CHARACTERS = 20_000;
  static final int MOST_TOKENS = 5_000;

  /** The maximum nesting of fields. */
  static final int DEEPEST = 12;

  /**
   * The maximum nesting below {@code __schema} and {@code __type}. It is higher than {@link
   * #DEEPEST}, because tools query nested {@code ofType} fields there.
   */
  static final int DEEPEST_OF_SCHEMA = 20;

  /** The maximum number of fields. The fields of a fragment count each time the query uses it. */
  static final int MOST_FIELDS = 1_000;

  static final int MOST_ALIASES = 100;

  /** The maximum number of values in the answer, as {@link QueryCostCheck} estimates it. */
  static final int MOST_VALUES = 100_000;

  /** The maximum size of the results of several cycles in one query, in bytes of JSON. */
  static final long MOST_BYTES_OF_RESULTS = 32 << 20;

  static final Duration TIME_BUDGET = Duration.ofSeconds(10);

  private QueryLimits() {}

  /** Creates the exception for a query that is not executed because it exceeds a limit. */
  static InvalidInputException exceeded(String complaint) {
    return new InvalidInputException("query", complaint);
  }

  static ParserOptions forParser() {
    return ParserOptions.newParserOptions()
        .maxCharacters(MOST_CHARACTERS)
        .maxTokens(MOST_TOKENS)
        .maxWhitespaceTokens(MOST_CHARACTERS)
        .captureIgnoredChars(false)
        .captureLineComments(false)
        .readerTrackData(false)
        .redactTokenParserErrorMessages(true)
        .build();
  }
}
