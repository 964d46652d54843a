package io.insula.recording;

import java.util.Map;

/**
 * What a user did.
 *
 * @param component the app in which it happened, for instance {@code projects}
 * @param message what happened, without details, for instance {@code project proposed}
 * @param sub who did it: the user name, or the {@code sub} of an outside identity provider
 * @param details become fields of the event's {@code data}, beside {@code sub} and {@code at}
 */
public record UserAction(
    String component, String message, String sub, Map<String, Object> details) {}
