package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the files of {@code ./insula certs}. */
class CertificatesTest {
  @TempDir Path folder;

  @Test
  void each_process_gets_a_certificate_of_one_authority_which_is_kept() throws Exception {
    var work = folder.resolve("my certs");
    assertThat(run(work, "front", "threads")).isZero();
    var authority = read(work.resolve("front/authorities.pem"));
    var first = read(work.resolve("front/certificate.pem"));

    assertThat(run(work, "front")).isZero();

    var second = read(work.resolve("front/certificate.pem"));
    second.verify(authority.getPublicKey());
    read(work.resolve("threads/certificate.pem")).verify(authority.getPublicKey());
    assertThat(second).isNotEqualTo(first);
    assertThat(read(work.resolve("front/authorities.pem"))).isEqualTo(authority);
    assertThat(second.getSubjectAlternativeNames())
        .contains(List.of(2, "front"), List.of(7, "127.0.0.1"));
    assertThat(second.getNotAfter().toInstant())
        .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
    assertThat(Files.readString(work.resolve("front/key.pem"))).contains("BEGIN PRIVATE KEY");
    assertThat(work.resolve("front").toFile().list())
        .containsExactlyInAnyOrder("authorities.pem", "certificate.pem", "key.pem");
  }

  @Test
  void authorities_that_the_operator_added_or_removed_stay_so() throws Exception {
    assertThat(run(folder.resolve("other"), "front")).isZero();
    assertThat(run(folder.resolve("certs"), "front")).isZero();
    var list = folder.resolve("certs/front/authorities.pem");
    var other = Files.readString(folder.resolve("other/front/authorities.pem"));
    var both = Files.readString(list) + other;
    Files.writeString(list, both);

    assertThat(run(folder.resolve("certs"), "front")).isZero();

    assertThat(list).content().isEqualTo(both);

    Files.writeString(list, other);

    assertThat(run(folder.resolve("certs"), "front")).isZero();

    assertThat(list).content().isEqualTo(other);
  }

  @Test
  void each_process_trusts_a_new_authority_beside_the_old_one() throws Exception {
    assertThat(run(folder, "front", "threads")).isZero();
    var list = folder.resolve("front/authorities.pem");
    var old = Files.readString(list);
    Files.delete(folder.resolve("authority.p12"));

    assertThat(run(folder, "front")).isZero();

    read(folder.resolve("front/certificate.pem")).verify(read(list).getPublicKey());
    assertThat(list).content().endsWith(old).isNotEqualTo(old);
    assertThat(folder.resolve("threads/authorities.pem")).hasContent(Files.readString(list));
  }

  @Test
  void an_authority_that_could_not_be_added_to_the_trusted_ones_is_not_kept() throws Exception {
    Files.createDirectories(folder.resolve("front/authorities.pem"));

    assertThat(run(folder, "front")).isNotZero();

    assertThat(folder.toFile().list()).containsExactly("front");
  }

  @Test
  void only_the_owner_can_read_keys_and_an_existing_folder_is_unchanged() throws Exception {
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(folder, open);

    assertThat(run(folder, "front")).isZero();

    var own = PosixFilePermissions.fromString("rw-------");
    assertThat(Files.getPosixFilePermissions(folder.resolve("authority.p12"))).isEqualTo(own);
    assertThat(Files.getPosixFilePermissions(folder.resolve("front/key.pem"))).isEqualTo(own);
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(open);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("authority.p12", "front");
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_refused() throws Exception {
    assertThat(run(folder.resolve("certs"), "../front")).isEqualTo(2);
    assertThat(folder.resolve("certs")).doesNotExist();
  }

  private static int run(Path work, String... names) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add(source().toString());
    command.add(work.toString());
    command.add("7");
    command.addAll(List.of(names));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static Path source() {
    var folder = Path.of("").toAbsolutePath();
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .map(parent -> parent.resolve("build/Certificates.java"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static X509Certificate read(Path file) throws Exception {
    var pem = Files.readString(file).getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }
}
