package io.insula.api;

/**
 * An error in one field of an input.
 *
 * @param field the path of the field, with the names that the client uses, for instance {@code
 *     tags[2]}; empty when the error is about the input as a whole
 * @param message what is wrong, for the end user
 */
public record FieldError(String field, String message) {}
