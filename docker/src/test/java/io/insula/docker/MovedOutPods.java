package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two Deployments of the overlay {@code moved-out}, which podman runs as one pod each, with a
 * PostgreSQL next to them. They differ from the overlay where podman cannot do what a cluster does:
 *
 * <ul>
 *   <li>Aliases in a network replace the Services, which have the same names. There is neither an
 *       Ingress nor a policy.
 *   <li>The values of the Secrets are in folders of this machine, because podman before 4.4 does
 *       not decode Secrets. The names of the files are the keys of the Secrets.
 *   <li>Only the port of {@code front} for web clients is published.
 *   <li>There is one replica of each, and the database is the PostgreSQL next to them.
 * </ul>
 */
final class MovedOutPods implements AutoCloseable {
  /** The name of the process, by which the other one calls it, for each Deployment. */
  private static final Map<String, String> PROCESSES =
      Map.of("insula", "front", "threads", "threads");

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
  private static final String PASSWORD = "of-the-database";

  private final ContainerEngine engine;
  private final Path folder;
  private final int port = RunningContainer.freePort();

  /** The end of all names in this engine. */
  private final String suffix = UUID.randomUUID().toString().substring(0, 8);

  private final String network = "insula-moved-out-" + suffix;
  private final String postgres = "insula-postgresql-" + suffix;
  private final TestUsers people = TestUsers.of(front());
  private final List<Path> played = new ArrayList<>();

  private MovedOutPods(ContainerEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /**
   * Starts the pods, and does not wait until they are ready.
   *
   * @param folder an empty folder for secrets and certificates
   */
  static MovedOutPods start(ContainerEngine engine, String image, String postgresImage, Path folder)
      throws IOException {
    var pods = new MovedOutPods(engine, folder);
    try {
      pods.writeSecrets();
      pods.startDatabase(postgresImage);
      var objects =
          KustomizeOverlay.build(RepositoryFiles.KUBERNETES.resolve("overlays/moved-out"));
      for (var deployment : PROCESSES.keySet()) {
        pods.play(objects, deployment, image);
      }
      return pods;
    } catch (IOException | RuntimeException | AssertionError e) {
      pods.close();
      throw e;
    }
  }

  /** Writes the values of all Secrets of the overlay, each in a folder with the Secret's name. */
  private void writeSecrets() throws IOException {
    write("insula", "database-password", PASSWORD);
    write("insula", "admin-password", TestPasswords.ADMIN);
    write("insula", "ballot-key", "a key for the ballots of a test, long enough");
    var certificates = folder.resolve("certificates");
    var command =
        Stream.concat(
            Stream.of(RepositoryFiles.ROOT + "/insula", "certs", "--dir", certificates.toString()),
            PROCESSES.values().stream());
    ContainerEngine.output(command.toList(), Map.of("JAVA_HOME", System.getProperty("java.home")));
    for (var process : PROCESSES.values()) {
      var secret = "insula-" + process + "-certificate";
      var made = certificates.resolve(process);
      write(secret, "tls.crt", RepositoryFiles.text(made.resolve("certificate.pem")));
      write(secret, "tls.key", RepositoryFiles.text(made.resolve("key.pem")));
      write(secret, "ca.crt", RepositoryFiles.text(made.resolve("authorities.pem")));
    }
  }

  /** Writes a file that the users of containers can read, like the file of a Secret. */
  private void write(String secret, String key, String value) throws IOException {
    var secrets = Files.createDirectories(folder.resolve(secret));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
    var file = Files.writeString(secrets.resolve(key), value, UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private void startDatabase(String image) {
    engine.run("network", "create", network);
    engine.run(
        "run",
        "--detach",
        "--name=" + postgres,
        "--label=" + ContainerEngine.label(),
        "--network=" + network,
        "--network-alias=postgresql",
        "--env=POSTGRES_USER=insula",
        "--env=POSTGRES_DB=insula",
        "--env=POSTGRES_PASSWORD=" + PASSWORD,
        image);
  }

  private void play(List<JsonNode> objects, String name, String image) throws IOException {
    var settings = object(objects, "ConfigMap", "insula");
    var data = (ObjectNode) settings.required("data");
    data.put("INSULA_DATABASE_URL", "jdbc:postgresql://postgresql:5432/insula");
    var deployment = object(objects, "Deployment", name);
    ((ObjectNode) deployment.required("metadata")).put("name", name + "-" + suffix);
    ((ObjectNode) deployment.required("spec")).put("replicas", 1);
    var pod = deployment.at("/spec/template/spec");
    var container = (ObjectNode) pod.required("containers").required(0);
    container.put("image", image);
    publish(container, name);
    for (var volume : pod.required("volumes")) {
      if (volume.has("secret")) {
        replaceSecret((ObjectNode) volume, name);
      }
    }
    rename(pod.required("volumes"), name);
    rename(container.required("volumeMounts"), name);
    var file = folder.resolve(name + ".yaml");
    Files.writeString(file, settings + "\n---\n" + deployment + "\n", UTF_8);
    played.add(file);
    engine.run(
        "play", "kube", "--network", network + ":alias=" + PROCESSES.get(name), file.toString());
  }

  /** podman publishes each port that a container names, also without {@code hostPort}. */
  private void publish(ObjectNode container, String deployment) {
    var ports = (ArrayNode) container.required("ports");
    var http =
        ports
            .valueStream()
            .filter(each -> each.path("name").asText().equals("http"))
            .findFirst()
            .orElseThrow();
    ports.removeAll();
    if (PROCESSES.get(deployment).equals("front")) {
      ports.add(((ObjectNode) http).put("hostPort", port).put("hostIP", "127.0.0.1"));
    }
  }

  /** Replaces a Secret by a folder with those of its keys that the pod gets. */
  private void replaceSecret(ObjectNode volume, String deployment) throws IOException {
    var secret = volume.remove("secret");
    var name = secret.required("secretName").textValue();
    var paths =
        secret
            .path("items")
            .valueStream()
            .collect(
                Collectors.toMap(
                    item -> item.required("key").textValue(),
                    item -> item.required("path").textValue()));
    var ofPod = name + "-of-" + deployment;
    for (var file : RepositoryFiles.files(folder.resolve(name), "")) {
      var key = file.getFileName().toString();
      if (paths.isEmpty() || paths.containsKey(key)) {
        write(ofPod, paths.getOrDefault(key, key), RepositoryFiles.text(file));
      }
    }
    var path = folder.resolve(ofPod).toString();
    volume.putObject("hostPath").put("path", path).put("type", "Directory");
  }

  /** Gives volumes other names, because with podman, pods share volumes of the same name. */
  private void rename(JsonNode volumes, String deployment) {
    for (var volume : volumes) {
      var name = volume.required("name").textValue();
      ((ObjectNode) volume).put("name", name + "-" + deployment + "-" + suffix);
    }
  }

  private static JsonNode object(List<JsonNode> objects, String kind, String name) {
    return objects.stream()
        .filter(each -> each.path("kind").asText().equals(kind))
        .filter(each -> each.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .deepCopy();
  }

  /** Returns clients of {@code front}. */
  TestUsers people() {
    return people;
  }

  /** The address at which {@code front} answers web clients. */
  private URI front() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Waits until {@code front} is ready, and until {@code threads} answers it. */
  void awaitReady() {
    await()
        .atMost(STARTS_WITHIN)
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(this::threadsAnswer);
  }

  private boolean threadsAnswer() {
    for (var deployment : PROCESSES.keySet()) {
      var container = containerOf(deployment);
      if (!engine.run("inspect", "--format", "{{.State.Running}}", container).equals("true")) {
        throw new AssertionError(deployment + " ended:\n" + engine.run("logs", container));
      }
    }
    if (ApiClient.at(front()).get("/health/readiness").status() != 200) {
      return false;
    }
    var apps = people.admin().get("/apps/health").expect(200).json().required("apps");
    return apps.valueStream()
        .anyMatch(
            app ->
                app.path("name").asText().equals("threads") && app.path("answers").booleanValue());
  }

  /** Returns the number of the user in the container of a Deployment. */
  String userOf(String deployment) {
    return engine.run("exec", containerOf(deployment), "/usr/bin/id", "-u");
  }

  /** Stops the container of a Deployment, and returns its exit code. */
  int stop(String deployment) {
    engine.run("stop", "--time", "45", containerOf(deployment));
    var code = engine.run("inspect", "--format", "{{.State.ExitCode}}", containerOf(deployment));
    return Integer.parseInt(code);
  }

  private String containerOf(String deployment) {
    return deployment + "-" + suffix + "-pod-0-insula";
  }

  /** Returns the names of the containers, pods, volumes and networks that are left. */
  List<String> remains() {
    return Stream.of(
            engine.run("ps", "--all", "--format", "{{.Names}}"),
            engine.run("pod", "ls", "--format", "{{.Name}}"),
            engine.run("volume", "ls", "--format", "{{.Name}}"),
            engine.run("network", "ls", "--format", "{{.Name}}"))
        .flatMap(String::lines)
        .filter(name -> name.contains(suffix))
        .toList();
  }

  /** Removes everything; {@link #remains} says whether that worked. */
  @Override
  public void close() {
    played.forEach(file -> engine.succeeds("play", "kube", "--down", file.toString()));
    engine.succeeds("rm", "--force", "--volumes", postgres);
    engine.succeeds("network", "rm", network);
  }
}
