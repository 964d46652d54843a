package io.insula.cycles.internal.graphql;

import graphql.parser.ParserOptions;
import io.insula.api.InvalidInputException;
import java.time.Duration;

/** The limits of one query. */
final class QueryLimits {
  static final int MAX_CHARACTERS = 20_000;
  static final int MAX_TOKENS = 5_000;

  /** The maximum nesting of fields. */
  static final int MAX_DEPTH = 12;

  /**
   * The maximum nesting below {@code __schema} and {@code __type}. It is higher than {@link
   * #MAX_DEPTH}, because tools query nested {@code ofType} fields there.
   */
  static final int MAX_SCHEMA_DEPTH = 20;

  /** The maximum number of fields. The fields of a fragment count each time the query uses it. */
  static final int MAX_FIELDS = 1_000;

  static final int MAX_ALIASES = 100;

  /** The maximum number of values in the answer, as {@link QueryCostCheck} estimates it. */
  static final int MAX_VALUES = 100_000;

  /** The maximum size of the results of several cycles in one query, in bytes of JSON. */
  static final long MAX_RESULT_BYTES = 32 << 20;

  static final Duration TIME_BUDGET = Duration.ofSeconds(10);

  private QueryLimits() {}

  /** Creates the exception for a query that is not executed because it exceeds a limit. */
  static InvalidInputException exceeded(String complaint) {
    return new InvalidInputException("query", complaint);
  }

  static ParserOptions forParser() {
    return ParserOptions.newParserOptions()
        .maxCharacters(MAX_CHARACTERS)
        .maxTokens(MAX_TOKENS)
        .maxWhitespaceTokens(MAX_CHARACTERS)
        .captureIgnoredChars(false)
        .captureLineComments(false)
        .readerTrackData(false)
        .redactTokenParserErrorMessages(true)
        .build();
  }
}
