package io.insula.template.service;

import static io.insula.template.service.TextEdit.replace;
import static io.insula.template.service.TextEdit.withoutKey;
import static io.insula.template.service.TextEdit.withoutSection;

import java.util.List;

/** What in the files of the template is about apps and pages that a service does not have. */
final class ServiceEdits {
  private static final String CONFIGURATION = "docs/configuration.md";
  private static final String PRIVACY = "docs/privacy.md";
  private static final String CIRCLE_CI = ".circleci/config.yml";
  private static final String GITHUB = ".github/workflows/verify.yml";

  private ServiceEdits() {}

  /** Returns all edits. */
  static List<TextEdit> all() {
    return List.of(
        replace(
            "pom.xml",
            "A participatory-budgeting and crowdfunding backend: one process, many apps.",
            "One process, many apps."),
        replace(
            "build/front-door/commands/help.sh",
            "Insula: a participatory-budgeting and crowdfunding backend.",
            "Insula"),
        replace(
            "docker/Dockerfile", "A participatory-budgeting and crowdfunding backend", "Insula"),
        withoutKey(GITHUB, 2, "cloudformation"),
        withoutKey(CIRCLE_CI, 2, "everything"),
        withoutKey(CIRCLE_CI, 2, "weekly"),
        withoutKey(CIRCLE_CI, 2, "install-jdk"),
        withoutSection(CONFIGURATION, "Analytics"),
        withoutSection(CONFIGURATION, "Cycles"),
        withoutSection(CONFIGURATION, "Reporting"));
  }
}
