package io.insula.kernel.security.tokens;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Routes whose responses never end by themselves. */
@Controller("/long-answers")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "insula.test.long-answers")
final class LongAnswersController {
  @Get(value = "/feed", produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<byte[]> feed() {
    return lines();
  }

  @Get(value = "/file", produces = MediaType.APPLICATION_OCTET_STREAM)
  Publisher<byte[]> file() {
    return lines();
  }

  private static Flux<byte[]> lines() {
    return Flux.interval(Duration.ofMillis(20))
        .onBackpressureDrop()
        .map(number -> ("data: " + number + "\n\n").getBytes(StandardCharsets.US_ASCII));
  }
}
