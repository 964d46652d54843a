package io.insula.projects;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;

/**
 * The projects that people propose.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached, and {@link io.insula.api.InvalidInputException} for values out of their bounds.
 */
public interface Projects {
  /** The longest project name, in characters (code points). */
  int MAX_NAME_LENGTH = 80;

  /** The longest tagline, in characters. */
  int MAX_TAGLINE_LENGTH = 255;

  /** The maximum number of tags of a project. */
  int MAX_TAGS = 20;

  /** The longest tag, in characters. */
  int MAX_TAG_LENGTH = 50;

  /** The maximum number of problems of a proposal, and also the maximum number of its solutions. */
  int MAX_THREADS_EACH = 100;

  /** The longest problem or solution, in characters. */
  int MAX_MESSAGE_LENGTH = 10_000;

  /** The longest request key, in characters; see {@link NewProject}. */
  int MAX_REQUEST_KEY_LENGTH = 200;

  /** The rule for a project name. */
  TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);

  /** The rule for a tagline. */
  TextRule TAGLINE = TextRule.line(0, MAX_TAGLINE_LENGTH);

  /** The rule for a tag. */
  TextRule TAG = TextRule.line(1, MAX_TAG_LENGTH);

  /** The rule for a problem or a solution. */
  TextRule MESSAGE = TextRule.lines(1, MAX_MESSAGE_LENGTH);

  /**
   * Stores a project, its tags, and one thread for each problem and each solution, and enters it
   * into its cycle. When this returns, the project is stored. The outbox delivers its threads to
   * the threads app and its proposal to the cycles app. This method waits a short time for these
   * deliveries. If one of the two apps is unreachable, the outbox repeats the delivery later.
   *
   * @return the id of the project
   * @throws ProjectNameTakenException if another project of the same cycle has this name; for a
   *     project without a cycle, if another project without a cycle has it
   * @throws io.insula.api.InvalidInputException if the cycle does not exist, or if a project for a
   *     cycle has no cost or a cost that the cycle does not accept
   * @throws io.insula.api.InsulaException of the kind CONFLICT if the cycle is in a phase in which
   *     this proposer cannot propose, or is full
   */
  long propose(NewProject proposal);

  /** Returns the projects that match the filter, newest first. */
  Page<Project> list(ProjectFilter filter, PageRequest page);

  /**
   * Returns one project.
   *
   * @throws ProjectNotFoundException if no project has this id
   */
  Project get(long projectId);

  /**
   * Adds and removes tags; after an error nothing is changed. Adding a tag that the project has, or
   * removing one that it does not have, has no effect.
   *
   * @throws ProjectNotFoundException if no project has this id
   * @throws NotTheProposerException if the actor is neither the proposer nor an admin
   * @throws TooManyTagsException if the project would have more than {@value #MAX_TAGS}
   */
  void changeTags(long projectId, TagChange change, Actor actor);
}
