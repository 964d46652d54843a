package io.insula.kernel.web.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * The body of an error response (RFC 9457).
 *
 * @param type identifies the kind of problem; never changes after it is in use
 * @param title a summary of the type, the same for all problems of the type
 * @param status the HTTP status
 * @param detail the cause of this problem, for the end user
 * @param traceId identifies the request in the logs
 * @param errors the errors by field; omitted if no field caused the problem
 */
@Introspected
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemError> errors) {}
