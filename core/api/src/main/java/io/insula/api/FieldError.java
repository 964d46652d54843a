package io.insula.api;

/**
 * An error in one field of an input.
 *
 * @param field the path of the field as the client writes it, for instance {@code tags[2]}; empty
 *     for an error in the whole input
 * @param message what is wrong, for the end user
 */
public record FieldError(String field, String message) {}
