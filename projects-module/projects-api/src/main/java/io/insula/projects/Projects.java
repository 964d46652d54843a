package io.insula.projects;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;

/**
 * The projects that people propose. After a project was proposed, only its tags change, until the
 * proposer is erased. In a cycle, the proposal of a project can change; the project stays as it was
 * proposed.
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
   * Stores a project with its tags. The outbox delivers the problems, the solutions and the
   * proposal to other apps, with retries. This method waits a short time for the deliveries.
   *
   * @return the id of the project
   * @throws ProjectNameTakenException if the name is taken in the cycle, or among the projects
   *     without a cycle
   * @throws io.insula.api.InvalidInputException if the cycle does not exist or does not accept the
   *     cost
   * @throws io.insula.api.InsulaException of the kind CONFLICT if the cycle is full, or if this
   *     proposer cannot propose in the current phase of the cycle
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
   * Adds and removes tags. Ignores existing tags to add and missing tags to remove. After an error,
   * nothing is changed.
   *
   * @throws ProjectNotFoundException if no project has this id
   * @throws NotTheProposerException if the actor is neither the proposer nor an admin
   * @throws TooManyTagsException if the project would have more than {@value #MAX_TAGS}
   */
  void changeTags(long projectId, TagChange change, Actor actor);
}
