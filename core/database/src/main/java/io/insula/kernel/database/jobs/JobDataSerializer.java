package io.insula.kernel.database.jobs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Stores the data of jobs as JSON. Ignores stored fields that the class no longer has, so that a
 * later version can read older data.
 */
final class JobDataSerializer implements Serializer {
  private final ObjectMapper json;

  JobDataSerializer(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public byte[] serialize(@Nullable Object data) {
    try {
      return json.writeValueAsBytes(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data of a job cannot be written as JSON", e);
    }
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    try {
      return json.readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data of a job cannot be read as JSON", e);
    }
  }
}
