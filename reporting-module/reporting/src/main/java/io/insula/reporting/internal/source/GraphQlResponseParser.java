package io.insula.reporting.internal.source;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Parses responses of the other backend, from which this server reads the cycles. Decimal numbers
 * keep all their digits.
 */
final class GraphQlResponseParser {
  private static final int MAX_ERRORS = 100;

  private final SafeErrorText remarks;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  GraphQlResponseParser(SafeErrorText remarks) {
    this.remarks = remarks;
  }

  /** Returns the JSON mapper of this parser. It keeps all digits of decimal numbers. */
  ObjectMapper json() {
    return json;
  }

  /**
   * @throws ReportFailedException if the bytes are not a GraphQL response
   */
  GraphQlResponse read(byte[] bytes) {
    var answer = new JsonObjectReader("", tree(bytes));
    var errors = answer.node().path("errors");
    var data = answer.node().path("data");
    if (data.isMissingNode() && !errors.isArray()) {
      throw JsonObjectReader.unlike("an object", "data");
    }
    return new GraphQlResponse(
        data.isMissingNode() ? null : answer.objectOrNull("data"), errors(errors));
  }

  private JsonNode tree(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (IOException _) {
      throw new ReportFailedException(
          "The backend of the cycles sent a response that is not JSON. Check that"
              + " INSULA_REPORTING_GRAPHQL_URL is the URL of the route /graphql of that backend.",
          true,
          // The cause is left out: its message quotes the response, which may contain anything.
          null);
    }
  }

  private List<GraphQlError> errors(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .limit(MAX_ERRORS)
        .map(
            each ->
                new GraphQlError(
                    each.path("extensions").path("code").asText(),
                    remarks.of(each.path("message").asText())))
        .toList();
  }
}
