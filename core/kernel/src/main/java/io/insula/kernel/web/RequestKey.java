package io.insula.kernel.web;

/**
 * Names one request of one user to one route: the same for each repeat under the same {@code
 * Idempotency-Key}. Controllers take it as a nullable parameter, and hand it to what must not
 * happen twice even when the process dies before the answer is stored.
 *
 * @param value 64 hexadecimal digits
 */
public record RequestKey(String value) {}
