package io.insula.app.demo;

import io.insula.api.PageRequest;
import io.insula.kernel.security.Accounts;
import io.insula.kernel.security.Roles;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.Proposal;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes demo accounts and demo projects, each unless it is there. */
@Singleton
@Requires(property = "insula.demo", value = "true")
@Requires(beans = {Projects.class, Threads.class})
public final class DemoData {
  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "demo-admin";
  private static final String MEMBER_PASSWORD = "demo-member";
  private static final List<String> MEMBERS = List.of("popee", "kedamono", "papi");

  private final Accounts accounts;
  private final Projects projects;
  private final Threads threads;
  private final boolean adminHasAnotherPassword;

  DemoData(
      Accounts accounts,
      Projects projects,
      Threads threads,
      @Value("${insula.admin.password:}") String adminPassword) {
    this.accounts = accounts;
    this.projects = projects;
    this.threads = threads;
    this.adminHasAnotherPassword = !adminPassword.isBlank();
  }

  /**
   * Makes what is missing. What people did to it since stays as they left it.
   *
   * @return the passwords of the demo accounts, by user name
   */
  public Map<String, String> ensure() {
    var passwords = ensureAccounts();
    DemoProjects.ALL.forEach(this::ensure);
    return passwords;
  }

  private Map<String, String> ensureAccounts() {
    var passwords = new LinkedHashMap<String, String>();
    if (adminHasAnotherPassword) {
      passwords.put(ADMIN, "(the password in INSULA_ADMIN_PASSWORD)");
    } else {
      accounts.createIfAbsent(ADMIN, ADMIN_PASSWORD, Set.of(Roles.ADMIN));
      passwords.put(ADMIN, ADMIN_PASSWORD);
    }
    for (var member : MEMBERS) {
      accounts.createIfAbsent(member, MEMBER_PASSWORD, Set.of(Roles.MEMBER));
      passwords.put(member, MEMBER_PASSWORD);
    }
    return passwords;
  }

  private void ensure(DemoProject project) {
    if (!isThere(project.name())) {
      discuss(propose(project), project.threads());
    }
  }

  private boolean isThere(String name) {
    var withThisText = new ProjectFilter(null, name, null);
    return !projects.list(withThisText, new PageRequest(1, null)).items().isEmpty();
  }

  private long propose(DemoProject project) {
    return projects.propose(
        new Proposal(
            project.name(),
            project.tagline(),
            project.tags(),
            messages(project, ThreadType.PROBLEM),
            messages(project, ThreadType.SOLUTION),
            null,
            null,
            project.proposedBy(),
            "demo: " + project.name()));
  }

  private static List<String> messages(DemoProject project, ThreadType type) {
    return project.threads().stream()
        .filter(thread -> thread.type() == type)
        .map(DemoThread::message)
        .toList();
  }

  private void discuss(long projectId, List<DemoThread> wanted) {
    var page = new PageRequest(PageRequest.MAX_LIMIT, null);
    for (var thread : threads.ofProject(projectId, null, null, page).items()) {
      wanted.stream()
          .filter(each -> each.message().equals(thread.message()))
          .forEach(each -> discuss(thread, each));
    }
  }

  private void discuss(DiscussionThread thread, DemoThread wanted) {
    wanted.votesUp().forEach(voter -> threads.vote(thread.id(), voter, Vote.UP));
    wanted.votesDown().forEach(voter -> threads.vote(thread.id(), voter, Vote.DOWN));
    if (!wanted.reply().isEmpty()) {
      var reply =
          new NewThread(
              thread.projectId(),
              thread.id(),
              ThreadType.COMMENT,
              wanted.reply(),
              wanted.replyBy());
      threads.add("demo: reply to " + thread.id(), List.of(reply));
    }
  }
}
