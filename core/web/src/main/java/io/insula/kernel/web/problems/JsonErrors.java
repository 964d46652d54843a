package io.insula.kernel.web.problems;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.insula.kernel.web.json.NotUtf8Exception;
import io.insula.kernel.web.json.UnacceptableValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts Jackson's errors to messages for clients, without Jackson's wording. */
final class JsonErrors {
  /** The prefix of Jackson's message about data after the document. */
  private static final String TRAILING = "Trailing token";

  private static final String TOO_LARGE = "is nested too deeply, or has too long a name";

  private JsonErrors() {}

  /** Returns the first JSON error in the chain of causes; null if there is none. */
  static @Nullable JacksonException find(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException found) {
        return found;
      }
    }
    return null;
  }

  static MappedError diagnose(JacksonException error) {
    var path =
        error instanceof JsonMappingException mapping ? mapping.getPath() : List.<Reference>of();
    return switch (deepest(error)) {
      case UnacceptableValueException e ->
          MappedError.invalid(FieldNames.harmless(e.field()), message(e));
      case NotUtf8Exception _ -> MappedError.invalid("", "The body must be UTF-8.");
      case StreamConstraintsException _ when path.isEmpty() ->
          MappedError.invalid("", "The body " + TOO_LARGE + ".");
      case StreamConstraintsException _ -> MappedError.invalid(field(path), TOO_LARGE);
      case UnrecognizedPropertyException e ->
          MappedError.invalid(field(e.getPath()), "is not known");
      case InvalidNullException _ -> MappedError.invalid(field(path), "must not be null");
      case InputCoercionException e -> mismatch(field(path), e.getTargetType());
      case MismatchedInputException e when message(e).startsWith(TRAILING) -> malformed();
      case MismatchedInputException e -> mismatch(field(path), e.getTargetType());
      case JsonMappingException _ -> mismatch(field(path), null);
      case JacksonException _ -> malformed();
    };
  }

  private static JacksonException deepest(JacksonException error) {
    var deepest = error;
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException found) {
        deepest = found;
      }
    }
    return deepest;
  }

  private static MappedError mismatch(String field, @Nullable Class<?> expected) {
    var text = ExpectedValues.of(expected);
    return field.isEmpty()
        ? MappedError.invalid("", "The body " + text + ".")
        : MappedError.invalid(field, text);
  }

  private static MappedError malformed() {
    return MappedError.invalid("", "The body is not well-formed JSON.");
  }

  private static String message(JacksonException error) {
    var message = error.getOriginalMessage();
    return message == null ? "" : message;
  }

  private static String field(List<Reference> path) {
    var field = new StringBuilder();
    for (var reference : path) {
      if (reference.getFieldName() == null) {
        field.append('[').append(reference.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return FieldNames.harmless(field.toString());
  }
}
