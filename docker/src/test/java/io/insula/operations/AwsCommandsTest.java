package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks the commands for AWS in {@code docs/operations.md} and the template to which they refer.
 * No test can run them, because they need an account.
 */
class AwsCommandsTest {
  private static final Pattern BUILT = Pattern.compile("--tag (\\S+)");
  private static final Pattern BASE = Pattern.compile("'FROM (\\S+?)\\\\n");
  private static final Pattern PUSHED = Pattern.compile("docker push (\\S+)");
  private static final Pattern REGISTRY = Pattern.compile("\\| docker login .* (\\S+)\\n");

  private static final Pattern PARAMETER = Pattern.compile("\\b([A-Z][a-z][A-Za-z]*)=");
  private static final Pattern OUTPUT =
      Pattern.compile("outputs? ((?:`[A-Z][A-Za-z]+`(?:, | and )?)+)");

  /** Matches a line that refers to the instance which the stack makes, or to its ballot key. */
  private static final Pattern OF_THE_STACK =
      Pattern.compile(".*(!Ref |!GetAtt |[$][{])(Database|BallotKeySecret)\\b.*");

  private static final Pattern RESOURCE =
      Pattern.compile("\n  (\\w+):\n    Type: AWS::([\\w:]+)(?=\n)");

  private static final Pattern IDLE =
      Pattern.compile("idle_timeout\\.timeout_seconds, Value: '(\\d+)'");
  private static final Pattern IDLE_OF_SERVER = Pattern.compile("INSULA_IDLE_TIMEOUT:(\\d+)s}");

  private final String page;
  private final String commands;
  private final String template;

  AwsCommandsTest() throws IOException {
    page = read("docs/operations.md");
    commands = page.substring(page.indexOf("### AWS"), page.indexOf("## Backup and restore"));
    template = read("docker/aws/cloudformation.yaml");
  }

  @Test
  void each_named_parameter_and_output_is_in_the_template() {
    var rollbacks = page.substring(page.indexOf("### Rollbacks"), page.indexOf("## Draining"));
    var recovery =
        page.substring(page.indexOf("### Point-in-time recovery"), page.indexOf("## Updates"));
    var parameters =
        template.substring(template.indexOf("\nParameters:"), template.indexOf("\nConditions:"));
    var outputs = template.substring(template.indexOf("\nOutputs:"));

    assertThat(
            PARAMETER
                .matcher(commands + rollbacks + recovery)
                .results()
                .map(found -> found.group(1)))
        .contains("Vpc", "ImageTag", "SettingsFileArn", "MailPort", "AcceptNewerSchema")
        .contains("DatabaseAddress", "BallotKeySecretArn", "DatabaseRoleSecretArn")
        .allSatisfy(name -> assertThat(parameters).contains("\n  " + name + ":\n"));
    assertThat(OUTPUT.matcher(commands + recovery).results().map(found -> found.group(1)))
        .flatMap(names -> List.of(names.replace("`", "").split(", | and ")))
        .contains("AdminSecret", "Cluster", "Service", "TaskNames", "Database", "DatabaseSubnets")
        .allSatisfy(name -> assertThat(outputs).contains("\n  " + name + ":\n"));
  }

  @Test
  void a_rollback_can_accept_a_newer_schema() {
    assertThat(template)
        .contains("{Name: INSULA_DATABASE_ACCEPT_NEWER, Value: !Ref AcceptNewerSchema}");
  }

  @Test
  void the_database_is_PostgreSQL_18() {
    assertThat(template).contains("\n  DatabaseVersion:\n    Type: String\n    Default: '18'\n");
    assertThat(resource("Database"))
        .contains("Engine: postgres\n", "EngineVersion: !Ref DatabaseVersion\n");
    assertThat(resource("DatabaseParameters")).contains("Family: postgres18\n");
  }

  @Test
  void the_stack_has_a_service_a_database_secrets_logs_and_alarms() {
    var resources =
        RESOURCE
            .matcher(template.substring(template.indexOf("\nResources:")))
            .results()
            .collect(
                Collectors.groupingBy(
                    found -> found.group(2),
                    Collectors.mapping(found -> found.group(1), Collectors.toSet())));

    assertThat(resources)
        .containsEntry("ECS::Cluster", Set.of("Cluster"))
        .containsEntry("ECS::Service", Set.of("Service"))
        .containsEntry("ECS::TaskDefinition", Set.of("TaskDefinition"))
        .containsEntry("ElasticLoadBalancingV2::LoadBalancer", Set.of("LoadBalancer"))
        .containsEntry("RDS::DBInstance", Set.of("Database"))
        .containsEntry(
            "SecretsManager::Secret", Set.of("AdminSecret", "BallotKeySecret", "DatabaseSecret"))
        .containsEntry("Logs::LogGroup", Set.of("LogGroup"))
        .containsEntry("SNS::Topic", Set.of("AlarmTopic"))
        .containsEntry(
            "CloudWatch::Alarm",
            Set.of(
                "ServerErrors",
                "LoadBalancerErrors",
                "SlowAnswers",
                "UnhealthyTasks",
                "TooFewTasks",
                "DatabaseStorage",
                "DatabaseCpu",
                "DatabaseConnections",
                "CertificateExpires"));
    assertThat(resources.get("CloudWatch::Alarm"))
        .allSatisfy(
            alarm -> assertThat(resource(alarm)).contains("AlarmActions: [!Ref AlarmTopic]"));
    assertThat(resource("TaskDefinition")).contains("awslogs-group: !Ref LogGroup");
    assertThat(resource("Database")).contains("EnableCloudwatchLogsExports: [postgresql]");
  }

  /** Tasks, alarms and outputs must agree about the database and the ballot key. */
  @Test
  void a_restored_database_and_an_earlier_ballot_key_replace_those_of_the_stack_everywhere() {
    assertThat(template.lines().filter(line -> OF_THE_STACK.matcher(line).matches()))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(line).containsAnyOf("MakesDatabase", "MakesBallotKey"));
    assertThat(resource("Database")).contains("Condition: MakesDatabase", "DeletionPolicy: Retain");
    assertThat(resource("BallotKeySecret"))
        .contains("Condition: MakesBallotKey", "DeletionPolicy: Retain");
  }

  /** Returns the text of a resource of the template. */
  private String resource(String name) {
    var resources = template.substring(template.indexOf("\nResources:"));
    var text = resources.substring(resources.indexOf("\n  " + name + ":\n") + 1);
    return text.split("\n {0,2}[^ ]", 2)[0];
  }

  @Test
  void the_load_balancer_closes_an_idle_connection_before_the_server_does() throws IOException {
    var server = read("core/web/src/main/resources/META-INF/insula.properties");

    assertThat(template).doesNotContain("Name: INSULA_IDLE_TIMEOUT");
    assertThat(number(IDLE, template)).isLessThan(number(IDLE_OF_SERVER, server));
  }

  private static int number(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static String read(String file) throws IOException {
    return Files.readString(ProgramRunner.REPOSITORY.resolve(file));
  }

  @Test
  void each_built_image_is_pushed_and_each_base_was_pushed_before() {
    assertThat(named(BUILT)).hasSize(2).isEqualTo(named(PUSHED));
    assertThat(named(BASE)).hasSize(1).isSubsetOf(named(PUSHED).getFirst());
  }

  @Test
  void the_commands_sign_in_at_the_registry_before_the_first_push() {
    assertThat(named(REGISTRY)).hasSize(1);
    assertThat(named(PUSHED))
        .allSatisfy(image -> assertThat(image).startsWith(named(REGISTRY).getFirst() + "/"));
    assertThat(commands.indexOf("docker login")).isLessThan(commands.indexOf("docker push"));
  }

  private List<String> named(Pattern pattern) {
    return pattern.matcher(commands).results().map(found -> found.group(1)).toList();
  }
}
