package io.insula.cycles.internal.ballots;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.kernel.web.problems.JsonDocumentErrors;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the body of a request that casts a ballot. The framework does not parse this body, because
 * errors about the voter must come before errors in the body.
 */
@Singleton
class BallotParser {
  private final ObjectReader reader;

  BallotParser(ObjectMapper json) {
    this.reader = json.readerFor(BallotRequest.class);
  }

  /**
   * Returns the votes in a body.
   *
   * @throws InvalidInputException if the body is not a ballot
   */
  List<@Nullable Vote> parse(byte @Nullable [] body) {
    var request =
        Optional.ofNullable(body)
            .filter(bytes -> bytes.length > 0)
            .map(this::read)
            .orElseThrow(() -> new InvalidInputException("", "The body must be an object."));
    new InputChecks().required("votes", request.votes()).done();
    return request.votes();
  }

  private @Nullable BallotRequest read(byte[] body) {
    try {
      return reader.readValue(body);
    } catch (JacksonException e) {
      throw new InvalidInputException(JsonDocumentErrors.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
