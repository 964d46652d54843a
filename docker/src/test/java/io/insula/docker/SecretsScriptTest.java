package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script {@code docker/secrets.sh}, which needs openssl. */
class SecretsScriptTest {
  @TempDir private Path folder;

  @Test
  void the_script_makes_each_file_that_compose_reads_in_a_private_folder() throws Exception {
    var secrets = folder.resolve("secrets");
    run(secrets);

    var compose = RepositoryFiles.yaml(RepositoryFiles.DOCKER.resolve("compose.yaml")).getFirst();
    assertThat(compose.path("secrets").valueStream())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            secret -> {
              var name = secret.path("file").asText().replace("./secrets/", "");
              assertThat(secrets.resolve(name)).isNotEmptyFile();
            });
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_second_run_changes_nothing() throws Exception {
    run(folder);
    var before = contents();
    run(folder);

    assertThat(contents()).hasSizeGreaterThan(10).isEqualTo(before);
  }

  @Test
  void a_password_that_the_operator_emptied_stays_empty() throws Exception {
    run(folder);
    Files.writeString(folder.resolve("admin-password"), "");
    run(folder);

    assertThat(folder.resolve("admin-password")).isEmptyFile();
  }

  @Test
  void authorities_that_the_operator_added_or_removed_stay_so() throws Exception {
    run(folder);
    var list = folder.resolve("processes/authorities.pem");
    var another = Files.readString(folder.resolve("proxy/authority.pem"));
    Files.writeString(list, Files.readString(list) + another);
    run(folder);

    assertThat(list).content().endsWith(another);

    Files.writeString(list, another);
    run(folder);

    assertThat(list).hasContent(another);
  }

  @Test
  void a_new_authority_is_trusted_beside_the_old_one() throws Exception {
    run(folder);
    var list = folder.resolve("processes/authorities.pem");
    var old = Files.readString(list);
    Files.delete(folder.resolve("processes/authority.pem"));
    run(folder);

    var fresh = Files.readString(folder.resolve("processes/authority.pem"));
    assertThat(fresh).isNotEqualTo(old);
    assertThat(list).hasContent(old + fresh);
  }

  @Test
  void an_authority_that_could_not_be_added_to_the_trusted_ones_signs_nothing() throws Exception {
    run(folder);
    var list = folder.resolve("processes/authorities.pem");
    var authority = folder.resolve("processes/authority.pem");
    var old = Files.readString(list);
    Files.delete(authority);
    Files.delete(list);
    Files.createDirectory(list);

    assertThat(statusOf(folder)).isNotZero();
    assertThat(authority).doesNotExist();

    Files.delete(list);
    Files.writeString(list, old);
    run(folder);

    assertThat(list).hasContent(old + Files.readString(authority));
  }

  @Test
  void a_deleted_certificate_is_made_again_by_the_same_authority() throws Exception {
    run(folder);
    var front = folder.resolve("processes/front");
    var before = Files.readString(front.resolve("certificate.pem"));
    var key = Files.readString(front.resolve("key.pem"));
    Files.delete(front.resolve("certificate.pem"));
    run(folder);

    assertThat(front.resolve("certificate.pem")).content().isNotEqualTo(before);
    assertThat(front.resolve("key.pem")).content().isNotEqualTo(key);
    certificate("processes/front/certificate.pem")
        .verify(certificate("processes/authorities.pem").getPublicKey());
  }

  private Certificate certificate(String file) throws Exception {
    try (var text = Files.newInputStream(folder.resolve(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(text);
    }
  }

  private static void run(Path target) throws IOException, InterruptedException {
    assertThat(statusOf(target)).isZero();
  }

  private static int statusOf(Path target) throws IOException, InterruptedException {
    var script = RepositoryFiles.DOCKER.resolve("secrets.sh").toString();
    return new ProcessBuilder(script, target.toString()).inheritIO().start().waitFor();
  }

  private Map<String, String> contents() {
    var contents = new TreeMap<String, String>();
    RepositoryFiles.files(folder, "")
        .forEach(file -> contents.put(file.toString(), RepositoryFiles.text(file)));
    return contents;
  }
}
