package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.scheduling.TaskScheduler;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rules for background work and transactions. */
final class WorkRules {
  /** The methods that repeat an action, by their types. */
  private static final Map<Class<?>, Set<String>> REPEAT =
      Map.of(
          ScheduledExecutorService.class, Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay"),
          TaskScheduler.class, Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay"),
          Timer.class, Set.of("schedule", "scheduleAtFixedRate"));

  /** The methods that begin a transaction, by their types. */
  private static final Map<Class<?>, Set<String>> BEGIN =
      Map.of(
          Jdbi.class, Set.of("inTransaction", "useTransaction"),
          Handle.class, Set.of("inTransaction", "useTransaction", "begin"),
          TransactionOperations.class, Set.of("execute", "executeRead", "executeWrite"));

  /**
   * The class that reads certificates again. It repeats this work without SupervisedLoop, because
   * its room, core/remote, may not use the room of SupervisedLoop.
   */
  private static final String READS_CERTIFICATES = "io.insula.remote.MutualTls";

  private WorkRules() {}

  static List<CodeBaseRule> all() {
    return List.of(
        new CodeBaseRule("only a job or a supervised loop repeats work", WorkRules::repeatedWork),
        new CodeBaseRule(
            "only @Transactional begins a transaction", codeBase -> callsTo(BEGIN, codeBase)),
        new CodeBaseRule(
            "a repository is used only under @Transactional", WorkRules::usesOfRepositories));
  }

  private static Stream<String> repeatedWork(CodeBase codeBase) {
    return Stream.concat(
        codeBase.classes().stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(WorkRules::isRepeated)
            .map(JavaMethod::getFullName),
        callsTo(REPEAT, codeBase).filter(call -> !call.contains(READS_CERTIFICATES)));
  }

  /** Returns whether Micronaut runs the method more than once. */
  private static boolean isRepeated(JavaMethod method) {
    return method
        .tryGetAnnotationOfType(Scheduled.class)
        .filter(when -> !(when.fixedDelay() + when.fixedRate() + when.cron()).isEmpty())
        .isPresent();
  }

  /** Finds uses of repositories in methods without {@code @Transactional}. */
  private static Stream<String> usesOfRepositories(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().isAnnotatedWith(JdbcRepository.class))
        .filter(access -> !isTransactional(access.getOrigin()))
        .map(JavaCodeUnitAccess::getDescription);
  }

  private static boolean isTransactional(JavaCodeUnit code) {
    return code.isAnnotatedWith(Transactional.class)
        || code.getOwner().isAnnotatedWith(Transactional.class);
  }

  private static Stream<String> callsTo(Map<Class<?>, Set<String>> methods, CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> methods.entrySet().stream().anyMatch(each -> isTo(each, call)))
        .map(JavaMethodCall::getDescription);
  }

  private static boolean isTo(Map.Entry<Class<?>, Set<String>> methods, JavaMethodCall call) {
    return methods.getValue().contains(call.getName())
        && call.getTargetOwner().isAssignableTo(methods.getKey());
  }
}
