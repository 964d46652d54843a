package io.insula.kernel.web;

/**
 * Names one request of one user to one route: the same for each repeat under the same {@code
 * Idempotency-Key}, and another one once that key has been forgotten. Controllers take it as a
 * nullable parameter, and hand it to what must not happen twice even when the process dies before
 * the answer is stored.
 *
 * @param value a UUID
 */
public record RequestKey(String value) {}
