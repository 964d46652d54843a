package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumVerifyingStreamTest {
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 32_767, 32_768, 32_769, 65_536, 3_000_000})
  void undamaged_bytes_are_delivered_completely(int length) throws IOException {
    var bytes = bytes(length);

    assertThat(
            new ChecksumVerifyingStream(new ByteArrayInputStream(bytes), sha256(bytes))
                .readAllBytes())
        .isEqualTo(bytes);
  }

  @Test
  void an_empty_file_counts_as_undamaged() throws IOException {
    assertThat(new ChecksumVerifyingStream(InputStream.nullInputStream(), OF_NOTHING).read())
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32_768, 65_536, 100_000})
  void the_last_slice_of_damaged_bytes_is_not_delivered(int length) {
    var bytes = bytes(length);
    var damaged = bytes.clone();
    damaged[length / 2] ^= 1;
    var received = new ByteArrayOutputStream();
    var stream = new ChecksumVerifyingStream(new ByteArrayInputStream(damaged), sha256(bytes));

    assertThatExceptionOfType(DamagedReportException.class)
        .isThrownBy(() -> stream.transferTo(received));
    assertThat(received.size()).isLessThan(length);
  }

  @Test
  void a_part_that_is_missing_is_noticed() {
    var bytes = bytes(100_000);
    var part = Arrays.copyOf(bytes, 50_000);
    var parts = new PartStream(i -> i == 0 ? Optional.of(part) : Optional.empty());

    assertThatExceptionOfType(DamagedReportException.class)
        .isThrownBy(() -> new ChecksumVerifyingStream(parts, sha256(bytes)).readAllBytes());
  }

  @Test
  void parts_are_read_one_after_another_byte_by_byte_too() throws IOException {
    var parts =
        new PartStream(i -> i < 3 ? Optional.of(new byte[] {(byte) (i * 100)}) : Optional.empty());

    assertThat(parts.read()).isZero();
    assertThat(parts.read()).isEqualTo(100);
    assertThat(parts.read()).isEqualTo(200);
    assertThat(parts.read()).isEqualTo(-1);
    assertThat(parts.read()).isEqualTo(-1);
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return ChecksumCalculator.of(FileKind.CSV, new ByteArrayInputStream(bytes)).sha256();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
