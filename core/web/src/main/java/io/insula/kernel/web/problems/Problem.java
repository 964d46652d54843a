package io.insula.kernel.web.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * The body of an answer that reports an error (RFC 9457).
 *
 * @param type names the kind of problem; never changes once in use
 * @param title what the type means, the same for all problems of the type
 * @param status the HTTP status
 * @param detail what is wrong this time, for the end user
 * @param traceId finds the request in the logs
 * @param errors what is wrong with which field; left out where no field is to blame
 */
@Introspected
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemError> errors) {}
