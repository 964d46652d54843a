package io.insula.recording;

import java.util.Map;

/**
 * An action of a user, or an event about the security of the server.
 *
 * @param component the app in which it happened, for instance {@code projects}; {@code security}
 *     for an event about the security of the server
 * @param message what happened, without details, for instance {@code project proposed}
 * @param sub the actor: the user name, or the claim {@code sub} of a token from an external
 *     identity provider; also {@code anonymous} or {@code server} for an event about the security
 *     of the server
 * @param details further fields of the event's {@code data}, in addition to {@code sub} and {@code
 *     at}
 */
public record UserAction(
    String component, String message, String sub, Map<String, Object> details) {}
