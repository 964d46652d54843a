package io.insula.kernel.web.problems;

import com.fasterxml.jackson.core.JacksonException;
import io.insula.api.FieldError;
import java.util.List;

/**
 * Describes why a JSON document could not be read, for routes whose body contains several JSON
 * documents.
 */
public final class JsonDocumentErrors {
  private JsonDocumentErrors() {}

  /**
   * Returns the field errors for this document. The list has only the first error, because parsing
   * stops there.
   */
  public static List<FieldError> of(JacksonException error) {
    return JsonErrors.diagnose(error).errors();
  }
}
