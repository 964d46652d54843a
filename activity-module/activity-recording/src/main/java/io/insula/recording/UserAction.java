package io.insula.recording;

import java.util.Map;

/**
 * An action of a user, or a security event.
 *
 * @param component the app, for instance {@code projects}; {@code security} for a security event
 * @param message what happened, without details, for instance {@code project proposed}
 * @param sub the user name, or the claim {@code sub} of an external token; {@code anonymous} and
 *     {@code server} only occur in security events
 * @param details further fields of the event's {@code data}
 */
public record UserAction(
    String component, String message, String sub, Map<String, Object> details) {}
